"""Who an entry of an assignment rule can hand leads to: owners of leads, and round robins."""

from django.utils.translation import gettext_lazy

from leads.models import RoundRobin

from .lookup import Kind
from .owners import OWNERS


class RoundRobins(Kind):
    """Round robins that are active."""

    key = "robin"
    label = gettext_lazy("Round robin")
    search_label = gettext_lazy("Search round robins")

    def rows(self, chooser):
        return RoundRobin.objects.permitted(chooser, "view").active().order_by("name")

    def choice(self, row, **more):
        return super().choice(row, about=row.description, **more)


TARGETS = OWNERS | {"robin": RoundRobins()}
