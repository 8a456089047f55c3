"""A partner user's inbox: the leads they own, and for who answers for others, theirs."""

import django_filters as filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from accounts.filters import YES_NO, Search
from accounts.models import PartnerRole
from leads import rules
from leads.filters import LeadFilters
from leads.models import Lead, Pick

MINE, TEAM, SHARED = "", "team", "shared"
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


def sides_of(user):
    """The sides a user's inbox has, each with its label; none where there is only their own."""
    team = [(TEAM, _("My team’s"))] if has_team(user) else []
    shared = [(SHARED, _("Shared with me"))] if shared_with(user).exists() else []
    return [(MINE, _("Mine")), *team, *shared] if team or shared else []


def inbox_of(user, whose=MINE):
    """The user's own leads, or those of colleagues they answer for, or those shared with them."""
    if whose == SHARED:
        return as_listed(shared_with(user))
    rows = as_listed(Lead.objects.permitted(user, "view"))
    if whose == TEAM and has_team(user):
        return rows.filter(owner__user__contact__account=user.account).exclude(owner__user=user)
    return rows.owned_by(user)


def shared_with(user):
    """The leads one sees by a share or a sharing rule, and not because of who owns them."""
    mine = rules.owners_open_to(user).get("share", [])
    rows = Lead.objects.permitted(user, "view").exclude(owner__in=mine)
    return rows.filter(owner__queue=None) if user.is_partner else rows.none()


def as_listed(rows):
    rows = rows.select_related("owner__user__contact").with_status_kind()
    return rows.defer("description", "custom")


def seen_through(view, user, rows):
    """Rows narrowed by a view of the list; none, where its reader may not use its filter."""
    if view is None:
        return rows
    filters = LeadFilters(user, view.asked, rows.with_owners())
    return filters.qs if filters.is_valid() else rows.none()


def open_by_status(user):
    """How many of a user's open leads stand where, in the picklist's order."""
    rows = inbox_of(user).open().order_by().values_list("status")
    counts = dict(rows.annotate(Count("pk")))
    picked = list(Pick.objects.of("status").values_list("value", flat=True))
    known = [status for status in picked if status in counts]
    return [(status, counts[status]) for status in [*known, *sorted(counts.keys() - set(picked))]]
