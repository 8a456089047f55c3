"""The language of the pages."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.views.addresses import next_address
from prm.access import always_open, for_partners


@login_not_required
@always_open
@for_partners
@require_POST
def language(request):
    """Speak another language: kept with the user, for a visitor in a cookie."""
    code = request.POST.get("language", "")
    response = redirect(next_address(request, settings.LOGIN_REDIRECT_URL))
    if code not in dict(settings.LANGUAGES):
        messages.error(request, _("This language is not spoken here."))
        return response
    if request.user.is_authenticated:
        request.user.speak(code)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=365 * 24 * 60 * 60,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
