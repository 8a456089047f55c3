"""What waits for a channel manager: numbers, each with the list that holds as many."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import F
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.filters import UserFilters
from accounts.models import User
from leads.filters import filtered
from leads.models import Lead, Pick, Transfer
from prm.paging import counted

FEW = 6
DAYS_UNREAD = 2


@dataclass(frozen=True)
class Figure:
    label: str
    value: str
    note: str
    url: str


def figures(user):
    """What waits, and how this month went."""
    waiting = [unread(user), in_queues(user), unread_at_partners(user), invitations(user)]
    return [*waiting, *won(user)]


def unread(user):
    return of_leads(user, _("Unread"), _("leads of yours"), owner="me", unread="yes")


def in_queues(user):
    return of_leads(user, _("In queues"), _("nobody has taken them yet"), owner="queues")


def unread_at_partners(user):
    """Handed over the day before yesterday, or earlier."""
    day = timezone.localdate() - timedelta(days=DAYS_UNREAD)
    asked = {"owner": "partners", "unread": "yes", "handed_before": str(day)}
    return of_leads(user, _("Unread for two days"), _("by partner users"), **asked)


def won(user):
    """Converted, and last touched this month; nothing where no status means that."""
    statuses = list(Pick.objects.converted().values_list("value", flat=True))
    asked = {"status": statuses, "changed_after": str(timezone.localdate().replace(day=1))}
    label = _("Converted this month")
    return [of_leads(user, label, _("leads you see"), **asked)] if statuses else []


def of_leads(user, label, note, **asked):
    """The list's own filters do the counting, so that the numbers cannot differ."""
    query = QueryDict(mutable=True)
    for name, value in asked.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    url = f"{reverse('leads:index')}?{query.urlencode()}"
    return Figure(label, counted(filtered(user, query).qs), note, url)


def invitations(user):
    users = User.objects.visible_to(user).partners().not_come_yet()
    url = f"{reverse('users:index')}?state={UserFilters.UNUSED}"
    return Figure(_("Invitations not used"), counted(users), _("by partner users"), url)


def last_handed_over(user):
    """The leads that partner users were given last, each with the transfer that did it."""
    leads = Lead.objects.permitted(user, "view").of_partner_users().with_owners()
    leads = list(leads.order_by("-transferred_at", "-id")[:FEW])
    rows = Transfer.objects.permitted(user, "view").select_related("by")
    rows = rows.filter(lead__in=leads, handover=F("lead__handover"), to_owner=F("lead__owner"))
    transfers = {row.lead_id: row for row in rows}
    return [(lead, transfers.get(lead.pk)) for lead in leads]
