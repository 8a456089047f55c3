"""Logging in: allauth's pages, without those on which people would make or rename logins."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.urls import include, path, re_path

from accounts.views.invitation import invitation
from accounts.views.language import language
from accounts.views.notifications import notifications
from prm.access import always_open, for_partners


@login_not_required
@always_open
@for_partners
def closed(request, **kwargs):
    """A login is made by invitation, and its address is not its owner's to change."""
    raise Http404


urlpatterns = [
    path("invitation/<int:pk>/<str:secret>/", invitation, name="invitation"),
    path("notifications/", notifications, name="notifications"),
    path("language/", language, name="language"),
    path("email/", closed, name="account_email"),
    path("confirm-email/", closed, name="account_email_verification_sent"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", closed, name="account_confirm_email"),
    path("login/code/confirm/", closed, name="account_confirm_login_code"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
