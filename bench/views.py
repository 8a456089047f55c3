"""The floors of the lists: the same middleware, login and template, rows by one SQL by hand."""

from dataclasses import dataclass

from django.db import connection
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from communities.membership import for_members
from leads.filters import LeadFilters
from leads.inbox import InboxFilters, has_team
from leads.models import Lead
from leads.runs.selection import kept_of
from leads.views.leads import SORTS
from prm.countries import name_of
from prm.paging import MOST_COUNTED, PAGE_SIZE, Page, decode

KNOWN = {}  # The owners whose leads somebody sees, found out before anything is measured.
COLUMNS = "id first_name last_name company status source country unread transferred_at created_at"
PICKED = """COALESCE((SELECT meaning FROM leads_pick
    WHERE field = 'status' AND value = l.status LIMIT 1), '')"""

OWNERS = """JOIN leads_owner o ON o.id = l.owner_id
    LEFT JOIN accounts_user u ON u.id = o.user_id
    LEFT JOIN accounts_contact k ON k.id = u.contact_id
    LEFT JOIN accounts_account a ON a.id = k.account_id
    LEFT JOIN leads_queue q ON q.id = o.queue_id"""
OWNED = """, COALESCE(q.name, TRIM(u.first_name || ' ' || u.last_name)), a.name, q.id IS NOT NULL"""


@dataclass
class Row:
    """A lead as the template wants it."""

    pk: int
    first_name: str
    last_name: str
    company: str
    status: str
    source: str
    country: str
    unread: bool
    transferred_at: object
    created_at: object
    status_kind: str
    count: int
    owner: object = None

    def __str__(self):
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def country_name(self):
        return name_of(self.country)

    def get_absolute_url(self):
        return reverse("leads:detail", args=[self.pk])


@dataclass
class Whose:
    """An owner as the template wants it."""

    name: str
    account: str
    is_queue: bool

    def __str__(self):
        return self.name


@require_safe
@for_members
def inbox(request, community):
    """Paul's, who sees his own leads."""
    order = ("-unread", "-transferred_at", "-id")
    after = "AND (l.unread, l.transferred_at, l.id) < (%s, %s, %s)"
    condition, values = behind("l.owner_id = %s", [KNOWN["paul"]], order, after, request)
    rows = fetch(condition, values, "ORDER BY l.unread DESC, l.transferred_at DESC, l.id DESC")
    context = {
        "community": community,
        "has_team": has_team(request.user),
        "is_team": False,
        "filters": InboxFilters(request.GET, Lead.objects.unscoped().none()),
        "sort": "unread",
    }
    return render(request, "portal/inbox.html", context | page_of(rows, request))


@require_safe
def leads(request):
    """Ada's, who sees all; a manager's, filtered and sorted."""
    if request.user.is_superuser:
        order, after = ("-created_at", "-id"), "AND (l.created_at, l.id) < (%s, %s)"
        condition, values = behind("TRUE", [], order, after, request)
        rows = fetch(condition, values, "ORDER BY l.created_at DESC, l.id DESC", OWNERS, OWNED)
        sort = "-created"
    else:
        condition = "l.owner_id = ANY(%s) AND l.status = ANY(%s) AND l.unread"
        values = [KNOWN["manager"], request.GET.getlist("status")]
        rows = fetch(condition, values, "ORDER BY l.company, l.id", OWNERS, OWNED)
        sort = "company"
    context = {
        "filters": LeadFilters(request.user, request.GET, Lead.objects.unscoped().none()),
        "sort": sort,
        "sorts": SORTS,
        "asked": kept_of(request.GET),
    }
    return render(request, "leads/index.html", context | page_of(rows, request))


def behind(condition, values, order, after, request):
    """The rows behind the cursor that the address has."""
    cursor = decode(Lead, order, request.GET.get("after", ""))
    return (f"{condition} {after}", [*values, *cursor]) if cursor else (condition, values)


def fetch(condition, values, order, joins="", owned=""):
    """One page and the count, in one statement. The count is of all, whatever the page."""
    columns = ", ".join(f"l.{name}" for name in COLUMNS.split())
    where = f"l.deleted_at IS NULL AND {condition}"
    whole = where.partition("AND (")[0]
    counted = f"SELECT 1 FROM leads_lead l WHERE {whole} LIMIT {MOST_COUNTED + 1}"
    sql = f"""SELECT {columns}, {PICKED}, (SELECT COUNT(*) FROM ({counted}) c) {owned}
        FROM leads_lead l {joins} WHERE {where} {order} LIMIT {PAGE_SIZE + 1}"""
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values[: whole.count("%s")], *values])
        return [made(*row) for row in cursor.fetchall()]


def made(*values):
    width = len(COLUMNS.split()) + 2
    plain, owner = values[:width], values[width:]
    return Row(*plain, Whose(*owner) if owner else None)


def page_of(rows, request):
    count = rows[0].count if rows else 0
    is_first = "after" not in request.GET
    page = Page(rows[:PAGE_SIZE], "" if is_first else "x", "x" if len(rows) > PAGE_SIZE else "")
    number = f"{MOST_COUNTED:,}+" if count > MOST_COUNTED else f"{count:,}"
    return {"page": page, "count": number}
