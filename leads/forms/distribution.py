"""Setup: who gets the leads that no entry of the active rule matches."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.assignment.faults import owner_faults
from leads.forms.choice import ChoiceFields
from leads.forms.rule import key_of
from leads.lookup import OWNERS
from leads.models import Distribution
from prm.forms import Segments
from prm.once import Once


class DistributionForm(Once, ChoiceFields):
    kinds = OWNERS
    ending = forms.ChoiceField(
        label=gettext_lazy("A lead that no entry matches"),
        choices=[("hand", gettext_lazy("Goes to")), ("stop", gettext_lazy("Keeps its owner"))],
        widget=Segments,
        initial="hand",
    )
    notify = forms.BooleanField(label=gettext_lazy("Send notification email"), required=False)

    def __init__(self, chooser, data=None):
        now = Distribution.current()
        key = key_of(now.default_owner)
        initial = {"ending": "hand" if key or now._state.adding else "stop", "choice": key}
        initial |= {"kind": key.partition(":")[0] or "queue", "notify": now.notify}
        super().__init__(chooser, data, initial=initial)
        self.fields["kind"].label = _("Owner is a")

    @property
    def owner(self):
        choice = self.cleaned_data.get("choice")
        if self.cleaned_data.get("ending") != "hand" or not choice:
            return None
        return self.kind_of(choice).owner(choice.row)

    def clean(self):
        values = super().clean()
        if values.get("ending") == "hand" and not self.has_error("choice"):
            for words in owner_faults(self.owner):
                self.add_error("choice", words)
        return values

    def store(self):
        Distribution(default_owner=self.owner, notify=self.cleaned_data["notify"]).keep()
