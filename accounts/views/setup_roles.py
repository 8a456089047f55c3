"""Setup: how many partner roles there are, and whether super users see their peers."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.forms import RolesForm
from accounts.models import Organization, User
from accounts.views.listing import posted
from prm.access import for_administrators


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def roles(request):
    organization = Organization.current()
    form = RolesForm(posted(request), initial={"partner_roles": organization.partner_roles})
    if form.is_valid() and set_roles(organization, form):
        messages.success(request, _("Saved. It holds from now on."))
        return redirect("setup:roles")
    count = User.objects.permitted(request.user, "view").super_users().count()
    context = {"form": form, "organization": organization, "super_count": count}
    return render(request, "setup/roles.html", context)


def set_roles(organization, form):
    try:
        organization.set_partner_roles(form.cleaned_data["partner_roles"])
    except ValidationError as refusal:
        form.add_error("partner_roles", refusal)
        return False
    return True


@require_POST
@for_administrators
def super_users(request):
    """Suspend all super user rights, or give them back: `suspend` says which."""
    organization = Organization.current()
    if request.POST.get("suspend") == "yes":
        organization.suspend_super_users(request.user)
        messages.success(request, _("Super users see nothing of their peers from now on."))
    else:
        organization.restore_super_users()
        messages.success(request, _("Super users have their rights again, as they were."))
    return redirect("setup:roles")
