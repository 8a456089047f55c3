"""How I am told, and in which time zone I live."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import time_zones
from accounts.models import User


class NotificationsForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["mail_choice", "time_zone"]
        widgets = {"mail_choice": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        zones = time_zones()
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"), choices=zones, help_text=_("The one you live in.")
        )

    def save_changes(self):
        self.instance.save(update_fields=["mail_choice", "time_zone"])
