"""The activities that somebody watches, and what their list can be narrowed by."""

from functools import cached_property

import django_filters as filters
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.filters import AccountFilter, Search
from accounts.models import Activity, User
from leads.filters import AnyOf, Days
from leads.watched import accounts_watched_by, parts_about, parts_watched_by
from prm.parts import InParts


class OfAccount(AccountFilter):
    """It chooses the parts that are watched, and so narrows no rows itself."""

    def filter(self, rows, account):
        return rows


class ActivityFilters(filters.FilterSet):
    MINE, OPEN, OVERDUE = "mine", "open", "overdue"
    STATES = [(MINE, _("Mine, open")), (OPEN, _("Open")), (OVERDUE, _("Overdue"))]

    q = Search(_("Search by person"))
    account = OfAccount(label=_("Partner account"))
    kind = AnyOf("kind", _("Kind"))
    period = Days("at", _("Period"))
    tasks = filters.ChoiceFilter(label=_("Tasks"), choices=STATES, method="in_state")

    def __init__(self, user, data):
        super().__init__(data, Activity.objects.unscoped())
        self.user = user
        self.filters["q"].method = self.by_person
        self.filters["account"].extra["rows"] = accounts_watched_by(user)
        self.filters["kind"].extra["choices"] = Activity.Kind.choices

    @property
    def qs(self):
        shown = Activity.objects.visible_to(self.user).with_people()
        return InParts(super().qs, self.parts, shown)

    @cached_property
    def parts(self):
        account = self.form.cleaned_data.get("account") if self.form.is_bound else None
        return parts_about(account, self.user) if account else parts_watched_by(self.user)

    def by_person(self, rows, name, words):
        """Whom one may see: who did it, and who is to do it."""
        people = User.objects.permitted(self.user, "view").search(words)
        people = list(people.order_by().values_list("pk", flat=True))
        return rows.filter(Q(by__in=people) | Q(assignee__in=people))

    def in_state(self, rows, name, state):
        if state == self.OVERDUE:
            return rows.overdue()
        rows = rows.open_tasks()
        return rows.assigned_to(self.user) if state == self.MINE else rows
