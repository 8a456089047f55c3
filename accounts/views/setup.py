"""Setup: where everything is set, the organization, partner management."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms import EnablePrmForm, OrganizationForm
from accounts.models import Organization
from accounts.setup_places import GROUPS
from accounts.views.listing import posted
from prm.access import for_administrators


@require_safe
@for_administrators
def index(request):
    return render(request, "setup/index.html", {"groups": GROUPS})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def organization(request):
    known = Organization.current() or Organization(pk=1)
    form = OrganizationForm(posted(request), instance=known)
    if not form.is_valid():
        return render(request, "setup/organization.html", {"form": form})
    form.save_changes()
    messages.success(request, _("Saved %(name)s.") % {"name": form.instance})
    return redirect("setup:organization")


@require_safe
@for_administrators
def prm(request):
    return render(request, "setup/prm.html", {"organization": Organization.current()})


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def prm_edit(request):
    """The switch that is turned once."""
    organization = Organization.current()
    if organization is None or organization.is_prm_enabled:
        return redirect("setup:prm")
    form = EnablePrmForm(organization, posted(request))
    if not form.is_valid():
        return render(request, "setup/prm_edit.html", {"form": form, "organization": organization})
    organization.enable_prm(request.user)
    messages.success(request, _("Partner relationship management is enabled."))
    return redirect("setup:external_access")
