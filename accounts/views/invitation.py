"""The page behind the one-time link of an invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import SetPasswordForm
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.brand import brand_for, login_url
from accounts.models import Invitation
from accounts.views.listing import posted
from prm.access import always_open, for_partners


@login_not_required
@always_open
@for_partners
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, pk, secret):
    """Looking at it never uses it up; a password set on it does."""
    row = Invitation.of_link(pk, secret)
    if row is None:
        return gone(request)
    with translation.override(row.user.language):
        if request.user.is_authenticated:
            return render(request, "users/invitation_for_other.html", {"invitation": row})
        return accepted(request, row)


def gone(request):
    """Wrong, used, replaced, too old: the same answer, so that nothing can be learnt."""
    return render(request, "users/invitation_gone.html", {"community": brand_for(None)}, status=410)


def accepted(request, row):
    form = SetPasswordForm(row.user, posted(request))
    if not form.is_valid():
        context = {"form": form, "invitation": row, "community": brand_for(row.user)}
        return render(request, "users/invitation.html", context)
    if not row.use(form.cleaned_data["new_password1"]):
        return gone(request)
    messages.success(request, _("Your password is set. Log in with it."))
    return redirect(login_url(row.user))
