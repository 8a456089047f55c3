"""Setup: what a user sees, as a list that they would get; nobody logs in as them (R21)."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.models import Account, User
from leads.models import Lead
from leads.sharing.told import why_nothing
from prm.access import for_administrators
from prm.paging import counted, page_of
from prm.permissions import access

NEWEST, BY_NAME = ("-transferred_at", "-id"), ("name", "id")


@require_safe
@for_administrators
def leads(request, pk):
    login = access(request.user, User, pk)
    rows = Lead.objects.permitted(login, "view").with_owners().with_status_kind()
    return page(request, login, rows.defer("description", "custom"), NEWEST, "leads")


@require_safe
@for_administrators
def accounts(request, pk):
    login = access(request.user, User, pk)
    rows = Account.objects.permitted(login, "view").select_related("owner", "level")
    return page(request, login, rows, BY_NAME, "accounts")


def page(request, login, rows, order, kind):
    context = {
        "login": login,
        "kind": kind,
        "page": page_of(rows, order, request.GET),
        "count": counted(rows),
        "why_nothing": why_nothing(login),
    }
    return render(request, "setup/what_they_see.html", context)
