"""Partner users: where each stands, and inviting one again."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.filters import UserFilters
from accounts.forms.partner_user import PartnerUserForm
from accounts.models import Invitation, User
from accounts.views.addresses import next_address
from accounts.views.changes import changed
from accounts.views.listing import listed, posted
from prm.permissions import access

ORDERS = {
    "name": ("last_name", "first_name", "id"),
    "-name": ("-last_name", "-first_name", "-id"),
    "-created_at": ("-created_at", "-id"),
    "created_at": ("created_at", "id"),
}


@require_safe
def index(request):
    rows = User.objects.visible_to(request.user).partners().with_state()
    rows = rows.select_related("contact__account")
    filters = UserFilters(request.user, request.GET, rows)
    return listed(request, "users/index.html", filters, ORDERS)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """The role, rights and profiles of a partner user."""
    user = access(request.user, User, pk, to="change")
    if not user.is_partner:
        return redirect("setup:user", pk)
    form = PartnerUserForm(posted(request), instance=user)
    if not form.is_valid():
        return render(request, "users/edit.html", {"form": form, "login": user})
    form.save_changes()
    messages.success(request, _("Saved %(user)s.") % {"user": user})
    return redirect(user.contact)


@require_POST
def approval(request, pk):
    """Let in a colleague whom a partner invited, or not: `approve` says which."""
    user = access(request.user, User, pk, to="change")
    place = next_address(request, user.contact or "setup:users")
    if request.POST.get("approve") == "yes":
        words = _("%(user)s is approved. The invitation is on its way.") % {"user": user}
        return changed(request, lambda: user.approve(request.user), words, place)
    words = _("%(user)s is not approved, and does not come in.") % {"user": user}
    return changed(request, user.refuse, words, place)


@require_POST
def invitation(request, pk):
    """Invite a user again, which kills the older link."""
    user = access(request.user, User, pk, to="change")
    messages.add_message(request, *invited_again(user, request))
    return redirect(next_address(request, user.contact or "setup:users"))


def invited_again(user, request):
    """Send the invitation, and say what came of it."""
    values = {"user": user, "email": user.email}
    if not user.can_be_invited:
        words = _("%(user)s needs no invitation: they are inactive, or have logged in already.")
        return messages.ERROR, words % values
    if Invitation.resend(user, request.user, request.POST.get("seen", "")):
        words = _("A new invitation is on its way to %(email)s. Older links no longer work.")
        return messages.SUCCESS, words % values
    return messages.WARNING, _("%(user)s was invited again a moment ago already.") % values
