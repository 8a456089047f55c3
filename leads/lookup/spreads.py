"""The kinds of receivers of many leads: an owner, or what says an owner for each lead."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.models import AssignmentRule, RoundRobin

from .lookup import Kind
from .owners import OWNERS


class RoundRobins(Kind):
    """The active round robins."""

    key = "robin"
    label = gettext_lazy("Round robin")
    search_label = gettext_lazy("Search round robins")
    is_person = True  # Some of those it deals to may be.

    def rows(self, chooser):
        return RoundRobin.objects.permitted(chooser, "use").active().order_by("name")

    def choice(self, row, **more):
        return super().choice(row, about=row.description, **more)


class ActiveRule(Kind):
    """The assignment rule that is active."""

    key = "rule"
    label = gettext_lazy("Active assignment rule")
    search_label = gettext_lazy("Search rules")

    def rows(self, chooser):
        return AssignmentRule.objects.permitted(chooser, "view").filter(is_active=True)

    def choice(self, row, **more):
        about = _("Its entries say who gets which lead, and who gets a mail.")
        return super().choice(row, about=about, **more)

    def search(self, rows, words):
        return rows.filter(name__icontains=words)


RECEIVERS = OWNERS | {kind.key: kind for kind in (RoundRobins(), ActiveRule())}
