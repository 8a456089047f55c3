"""On which leads a rule is tried."""

from django import forms
from django.utils.translation import gettext_lazy

DAYS, MOST_DAYS = 30, 3650
WRONG_DAYS = gettext_lazy("Write a number of days from 1 to 3650. These are the last 30.")


class TrialForm(forms.Form):
    """`who` are words to find one lead by; `lead` is its number; `days` reach back from now."""

    days = forms.IntegerField(
        label=gettext_lazy("Leads of the last days"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), WRONG_DAYS),
    )
    who = forms.CharField(
        label=gettext_lazy("Find one lead by name, company or email"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    lead = forms.IntegerField(
        min_value=1, max_value=2**63 - 1, required=False, widget=forms.HiddenInput
    )

    def asked(self, name):
        """What was asked for, or None where that makes no sense."""
        self.full_clean()
        return self.cleaned_data.get(name)
