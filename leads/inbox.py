"""A partner user's inbox: the leads they own, and for who answers for others, theirs."""

import django_filters as filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.filters import YES_NO, Search
from accounts.models import PartnerRole
from leads.models import Lead, Pick

TEAM = "team"
ORDERS = {"unread": ("-unread", "-transferred_at", "-id")}


class InboxFilters(filters.FilterSet):
    q = Search(_("Search leads"))
    status = filters.ChoiceFilter(label=_("Status"))
    unread = filters.ChoiceFilter(label=_("Unread"), choices=YES_NO, method="that_are_unread")

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        values = Pick.objects.of("status").values_list("value", flat=True)
        self.filters["status"].extra["choices"] = [(value, value) for value in values]

    def that_are_unread(self, rows, name, answer):
        return rows.filter(unread=answer == "yes")


def has_team(user):
    """Whether a partner user answers for colleagues' leads, too."""
    return user.is_partner and (user.is_super_user or user.partner_role > PartnerRole.USER)


def inbox_of(user, whose=""):
    """The user's own leads, or (`whose="team"`) those of the colleagues they answer for."""
    rows = Lead.objects.permitted(user, "view").select_related("owner__user").with_status_kind()
    rows = rows.defer("description", "custom")
    if whose == TEAM and has_team(user):
        return rows.filter(owner__user__contact__account=user.account).exclude(owner__user=user)
    return rows.owned_by(user)


def open_by_status(user):
    """How many of a user's open leads stand where, in the picklist's order."""
    rows = inbox_of(user).open().order_by().values_list("status")
    counts = dict(rows.annotate(Count("pk")))
    picked = list(Pick.objects.of("status").values_list("value", flat=True))
    known = [status for status in picked if status in counts]
    return [(status, counts[status]) for status in [*known, *sorted(counts.keys() - set(picked))]]
