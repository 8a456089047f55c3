"""Naming a further text of a kind of mail, and choosing one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from leads.models import NamedText
from prm.once import Once


class NamedTextForm(Once, forms.ModelForm):
    class Meta:
        model = NamedText
        fields = ["name"]


class TextChoice(forms.ModelChoiceField):
    """One of the organization's texts of these kinds of mail, or the usual one."""

    def __init__(self, *kinds, **options):
        options = {"label": _("Mail text"), "required": False} | options
        options.setdefault("help_text", _("Further texts are written in Setup, Mail templates."))
        texts = NamedText.objects.filter(kind__in=kinds)
        super().__init__(texts, empty_label=_("The usual text"), **options)
