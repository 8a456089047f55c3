"""Setup: territories, who covers them, and the accounts that lie in them."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.forms.territory import TerritoryForm
from accounts.models import Account, Territory
from accounts.territories import in_numbers, in_two
from accounts.views.listing import posted
from prm.access import for_administrators
from prm.paging import counted
from prm.permissions import access

FEW = 10


@require_safe
@for_administrators
def territories(request):
    rows = Territory.objects.visible_to(request.user).prefetch_related("regions")
    accounts = Account.objects.permitted(request.user, "view")
    context = {"territories": in_numbers(rows, accounts), "in_two": in_two(accounts)}
    return render(request, "setup/territories.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def territory(request, pk=None):
    """A new territory, or one to redraw."""
    row = access(request.user, Territory, pk, to="change") if pk else None
    form = TerritoryForm(request.user, posted(request), instance=row)
    if not form.is_valid():
        return render(request, "setup/territory.html", page_of(request.user, row, form))
    messages.success(request, _("Saved %(territory)s.") % {"territory": form.save_changes()})
    return redirect("setup:territories")


def page_of(user, row, form):
    if row is None:
        return {"territory": None, "form": form}
    accounts = Account.objects.permitted(user, "view").in_territory(row).select_related("owner")
    shown = accounts.order_by("name", "pk")[:FEW]
    return {"territory": row, "form": form, "accounts": shown, "count": counted(accounts)}


@require_POST
@for_administrators
def removal(request, pk):
    """Delete a territory; who covered it no longer sees what lies in it."""
    row = access(request.user, Territory, pk, to="change")
    row.remove()
    messages.success(request, _("Deleted %(territory)s.") % {"territory": row})
    return redirect("setup:territories")
