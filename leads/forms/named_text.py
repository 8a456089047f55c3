"""Naming a further text of the mail about leads handed to a user."""

from django import forms

from leads.models import NamedText
from prm.once import Once


class NamedTextForm(Once, forms.ModelForm):
    class Meta:
        model = NamedText
        fields = ["name"]
