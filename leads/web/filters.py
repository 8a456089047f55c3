"""What the list of posts can be narrowed by."""

import django_filters as filters
from django.utils.translation import gettext_lazy

from leads.models import Received, WebForm

Outcome, Reason = Received.Outcome, Received.Reason
DECIDABLE = [(each, each.label) for each in (Outcome.QUARANTINED, Outcome.REJECTED)]


class PostFilters(filters.FilterSet):
    """Those a person can decide about: what waits, unless what was rejected is asked for."""

    outcome = filters.ChoiceFilter(
        label=gettext_lazy("State"), choices=DECIDABLE, method="in_state"
    )
    form = filters.ModelChoiceFilter(
        label=gettext_lazy("Web form"), queryset=WebForm.objects.order_by("name")
    )
    reason = filters.ChoiceFilter(label=gettext_lazy("Why"), choices=Reason.choices)

    def in_state(self, rows, name, value):
        return rows.filter(outcome=value)

    def filter_queryset(self, rows):
        if not self.is_valid():
            return rows.none()
        rows = super().filter_queryset(rows)
        return rows.kept_out() if self.shows_rejected else rows.quarantined()

    @property
    def shows_rejected(self):
        return self.form.cleaned_data.get("outcome") == Outcome.REJECTED

    @property
    def asked(self):
        """(name, value) of all that was asked for, to ask for it again."""
        names = (name for name in self.filters if self.data.get(name))
        return [(name, self.data[name]) for name in names] if self.is_valid() else []
