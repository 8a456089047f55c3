"""Enabling an account as partner."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Account, Organization
from prm.permissions import access


@require_http_methods(["GET", "HEAD", "POST"])
def partner(request, pk):
    """Says what enabling does; a POST does it, and a second one changes nothing."""
    account = access(request.user, Account, pk, to="enable")
    if request.method == "POST":
        return enable(request, account)
    if account.is_partner or account.is_disabled:
        return redirect(account)
    context = {"account": account, "organization": Organization.current()}
    return render(request, "accounts/partner.html", context)


def enable(request, account):
    try:
        account.enable_as_partner(request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        words = _("%(account)s is a partner account now. Its contacts can become partner users.")
        messages.success(request, words % {"account": account})
    return redirect(account)
