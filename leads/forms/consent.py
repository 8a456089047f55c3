"""Keeping whether the person of a lead agreed to be contacted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prm.forms import Segments
from prm.once import Once

ANSWERS = [("given", _("Agreed")), ("withdrawn", _("Agrees no longer"))]


class ConsentForm(Once, forms.Form):
    answer = forms.ChoiceField(
        label=_("The person"), choices=ANSWERS, widget=Segments, initial="given"
    )
    how = forms.CharField(
        label=_("How"),
        max_length=200,
        help_text=_("Where and when they said so: on the phone, at the fair, in a mail of 3 May."),
    )

    def store(self, lead):
        if self.cleaned_data["answer"] == "given":
            lead.consent(self.cleaned_data["how"])
        else:
            lead.withdraw_consent(self.cleaned_data["how"])
