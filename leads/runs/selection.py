"""Which leads somebody selected in the list: those ticked, or all that match its filter."""

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from leads.filters import LeadFilters
from leads.models import Lead
from prm.ids import ids_in
from prm.paging import counted

MOST_TICKED = 1000
OWN = ("lead", "all", "sort", "before", "after")  # Of the list and the bar, not of the filter.


class Selection:
    """What an address asks for: `?lead=7&lead=8`, or `?all=1` and the filter of the list."""

    def __init__(self, user, query):
        self.user, self.query = user, query
        self.is_all = bool(query.get("all"))

    @property
    def ticked(self):
        return ids_in(self.query.getlist("lead")[: MOST_TICKED + 1])

    @property
    def filter(self):
        rest = QueryDict(mutable=True)
        for name, value in kept_of(self.query):
            rest.appendlist(name, value)
        return rest

    @property
    def leads(self):
        """The leads, each told what the user may do with it: `can_<action>`."""
        rows = Lead.objects.visible_to(self.user)
        if not self.is_all:
            return rows.filter(pk__in=self.ticked)
        filters = LeadFilters(self.user, self.filter, rows)
        if not filters.is_valid():
            raise ValidationError(_("The filter has a mistake. Go back to the list and mend it."))
        return filters.qs

    @property
    def count(self):
        """How many, as text; '' while the filter makes no sense."""
        try:
            return counted(self.leads)
        except ValidationError:
            return ""

    @property
    def is_empty(self):
        return not self.is_all and not self.ticked

    @property
    def is_too_much(self):
        return not self.is_all and len(self.ticked) > MOST_TICKED

    @property
    def list_url(self):
        """The list they were selected in, with its filter."""
        query = self.filter.urlencode()
        return reverse("leads:index") + (f"?{query}" if query else "")


def kept_of(query):
    """The filter of a list, pair by pair, for the form that sends the selection."""
    return [(name, v) for name, values in query.lists() if name not in OWN for v in values if v]
