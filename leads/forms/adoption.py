"""The form that posts with a wrong key were meant for."""

from django import forms
from django.utils.translation import gettext_lazy

from leads.models import WebForm
from prm.once import Once


class AdoptionForm(Once, forms.Form):
    form = forms.ModelChoiceField(WebForm.objects.none(), label=gettext_lazy("Web form"))

    def __init__(self, by, *args, **options):
        super().__init__(*args, **options)
        self.fields["form"].queryset = WebForm.objects.permitted(by, "view")

    def adopt(self, rows):
        """The posts as those of the chosen form."""
        for row in rows:
            row.form = self.cleaned_data["form"]
        return rows
