"""Who may be where: partners in their portal, everybody behind the demanded second factor."""

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import Organization


class TheShutOutAreOut:
    """Who was frozen, or whose account was disabled, is logged out by their next request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated and request.user.is_shut_out:
            logout(request)
        return self.get_response(request)


class PartnersStayInThePortal:
    """A partner user reaches only views marked `for_partners`; the rest do not exist for them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or user.is_internal:
            return
        if not (getattr(view, "for_partners", False) or is_allauth(view)):
            raise Http404


class SecondFactorRequired(PartnersStayInThePortal):
    """Whoever must have a second factor sets it up before anything else."""

    def process_view(self, request, view, args, kwargs):
        user = request.user
        if not user.is_authenticated or is_allauth(view) or getattr(view, "always_open", False):
            return None
        organization = Organization.current()
        if organization is None or not organization.demands_second_factor(user):
            return None
        if is_mfa_enabled(user):
            return None
        messages.warning(request, _("Your organization asks for a second factor. Set one up."))
        return redirect("mfa_index")


def is_allauth(view):
    return view.__module__.startswith("allauth.")
