"""What the list of activities can be narrowed by."""

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.filters import AccountFilter, Search
from accounts.models import Account, Activity, User
from leads.filters import AnyOf, Days


class OfAccount(AccountFilter):
    """Activities of the account, its contacts, and the leads of its partner users."""

    def filter(self, rows, account):
        if not account:
            return rows
        on_leads = Q(on_lead__lead__owner__user__contact__account=account)
        return rows.filter(Q(account=account) | Q(contact__account=account) | on_leads)


class ActivityFilters(filters.FilterSet):
    MINE, OPEN, OVERDUE = "mine", "open", "overdue"
    STATES = [(MINE, _("Mine, open")), (OPEN, _("Open")), (OVERDUE, _("Overdue"))]

    q = Search(_("Search by person"))
    account = OfAccount(label=_("Partner account"))
    kind = AnyOf("kind", _("Kind"))
    period = Days("at", _("Period"))
    tasks = filters.ChoiceFilter(label=_("Tasks"), choices=STATES, method="in_state")

    def __init__(self, user, data, queryset):
        super().__init__(data, queryset)
        self.user = user
        self.filters["q"].method = self.by_person
        self.filters["account"].extra["rows"] = Account.objects.permitted(user, "view")
        self.filters["kind"].extra["choices"] = Activity.Kind.choices

    def by_person(self, rows, name, words):
        """Whom one may see: who did it, and who is to do it."""
        people = User.objects.permitted(self.user, "view").search(words).values("pk")
        return rows.filter(Q(by__in=people) | Q(assignee__in=people))

    def in_state(self, rows, name, state):
        if state == self.OVERDUE:
            return rows.overdue()
        rows = rows.open_tasks()
        return rows.assigned_to(self.user) if state == self.MINE else rows
