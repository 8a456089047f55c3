"""Setup: the values of a picklist."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from leads.models import Pick


class PickForm(forms.ModelForm):
    """One value. Leads keep the text they have; a new name is for what comes."""

    class Meta:
        model = Pick
        fields = ["value", "meaning", "is_active", "is_default"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.field == Pick.Field.STATUS:
            self.fields["meaning"].required = True
            self.fields["meaning"].choices = [("", "–"), *Pick.Meaning.choices]
            self.fields["meaning"].help_text = _("Its colour in lists, and what counts as closed.")
        else:
            del self.fields["meaning"]
        if self.instance.pk and "value" in self.fields:
            self.fields["value"].help_text = _("Leads that have the old value keep it.")

    def clean_value(self):
        value = self.cleaned_data["value"]
        if Pick.objects.of(self.instance.field).exclude(pk=self.instance.pk).having(value).exists():
            raise ValidationError(_("“%s” is in this picklist already.") % value)
        return value

    def clean_is_default(self):
        default = self.cleaned_data["is_default"]
        if not default and self.initial["is_default"] and "meaning" in self.fields:
            raise ValidationError(_("Make another status the default instead."))
        return default

    @transaction.atomic
    def store(self):
        """A renamed value stays as one that is retired, as long as leads have it."""
        old = Pick.objects.get(pk=self.instance.pk)
        self.instance.rewrite(**{name: self.cleaned_data[name] for name in self.fields})
        if "value" in self.changed_data and old.is_used:
            old.pk, old.is_active, old.is_default = None, False, False
            old.append()


class NewPickForm(PickForm):
    """Another value, at the end of the list."""

    class Meta(PickForm.Meta):
        fields = ["value", "meaning"]

    def store(self):
        self.instance.append()
