"""Setup: everybody who logs in."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.filters import LoginFilters
from accounts.forms import InternalUserForm
from accounts.models import User
from accounts.views.listing import listed, posted
from accounts.views.users import ORDERS
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access


@require_safe
@for_administrators
def users(request):
    rows = User.objects.visible_to(request.user).with_state().select_related("contact__account")
    filters = LoginFilters(request.user, request.GET, rows)
    return listed(request, "setup/users.html", filters, ORDERS)


@require_safe
@for_administrators
def user(request, pk):
    rows = User.objects.visible_to(request.user).with_state()
    return render(request, "setup/user.html", {"login": get_object_or_404(rows, pk=pk)})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def new_user(request):
    """Invite a channel manager or an administrator."""
    known = {"language": request.user.language, "time_zone": request.user.time_zone}
    form = InternalUserForm(posted(request), initial=known)
    place = form.is_bound and once(request.user, form, lambda: invited(request, form))
    return redirect(place) if place else render(request, "setup/new_user.html", {"form": form})


def invited(request, form):
    user = form.instance.invite(form.cleaned_data["profiles"], request.user)
    messages.success(
        request, _("The invitation is on its way to %(email)s.") % {"email": user.email}
    )
    return reverse("setup:users")


@require_POST
@for_administrators
def user_access(request, pk):
    """Open a login; before it is shut, it is asked where what they hold goes."""
    user = access(request.user, User, pk, to="change")
    if request.POST.get("is_active") != "yes":
        return redirect("users:leaving", pk)
    try:
        user.reactivate()
        messages.success(request, _("%(user)s may log in again.") % {"user": user})
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    return redirect("setup:user", pk)
