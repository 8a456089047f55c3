"""Choosing one of many by searching: which kind, a few letters, then the one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.lookup import Lookup, found, kind_of

LONGEST_SEARCH = 200


class ChoiceFields(forms.Form):
    """Mix in: `choice` is a key of one of the `kinds`; `kind` and `q` are the search for it."""

    kinds = {}

    kind = forms.ChoiceField(required=False)
    q = forms.CharField(
        label=gettext_lazy("Search by name, company or email"),
        max_length=LONGEST_SEARCH,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    choice = forms.CharField(required=False)

    def __init__(self, chooser, *args, **options):
        super().__init__(*args, **options)
        self.chooser = chooser
        self.fields["kind"].choices = [(kind.key, kind.label) for kind in self.kinds.values()]

    def clean_choice(self):
        key = self.cleaned_data["choice"]
        choice = found(self.kinds, self.chooser, key) if key else None
        if key and choice is None:
            raise ValidationError(_("Choose one of those listed."))
        return choice

    def go_on(self, sent):
        """Show what was sent so far, not judged yet."""
        for name, field in self.fields.items():
            if name in sent or "search" in sent:
                self.initial[name] = field.widget.value_from_datadict(sent, {}, name)

    @property
    def lookup(self):
        """The search that the fields hold now, whether they were sent or are first shown."""
        kind, q, chosen = (self[name].value() or "" for name in ("kind", "q", "choice"))
        q = q.replace("\0", "").strip()[:LONGEST_SEARCH]
        return Lookup(self.kinds, self.chooser, kind, q, chosen)

    def kind_of(self, choice):
        return kind_of(self.kinds, choice)
