"""What the list of mails can be narrowed by."""

import django_filters as filters
from django import forms
from django.utils.translation import gettext_lazy as _

from prm.models import Mail
from prm.outbox.kinds import KINDS


class MailFilters(filters.FilterSet):
    q = filters.CharFilter(
        label=_("Search receivers"),
        method="to_whom",
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": _("Search receivers")}),
    )
    state = filters.ChoiceFilter(label=_("State"), choices=Mail.State.choices)
    kind = filters.ChoiceFilter(label=_("Kind"))

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["kind"].extra["choices"] = [(k.key, k.label) for k in KINDS.values()]

    def to_whom(self, rows, name, words):
        return rows.search(words)
