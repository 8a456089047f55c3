"""Inviting an internal user."""

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import time_zones
from accounts.models import User, profiles
from prm.once import Once

USUAL_PROFILE = "Channel managers"


class LoginForm(Once, forms.ModelForm):
    """What every new login has; its e-mail address is nobody else's, however it is written."""

    profiles = forms.ModelMultipleChoiceField(
        queryset=Group.objects.none(),
        label=_("Profiles"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one profile.")},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["profiles"].queryset = self.offered_profiles()
        self.fields["time_zone"].widget = forms.Select(choices=time_zones())

    def offered_profiles(self):
        return profiles()

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError(
                _("Another user logs in with this address. Use a different one."), code="taken"
            )
        return email

    def clean_time_zone(self):
        zone = self.cleaned_data["time_zone"]
        if zone not in dict(time_zones()):
            raise forms.ValidationError(_("Choose a time zone from the list."))
        return zone


class InternalUserForm(LoginForm):
    """A channel manager, or an administrator."""

    is_superuser = forms.BooleanField(
        label=_("Administrator"),
        required=False,
        help_text=_("Sees and changes everything, Setup and Admin included."),
    )

    class Meta:
        model = User
        fields = [
            *("email", "first_name", "last_name", "profiles", "is_superuser"),
            *("language", "time_zone"),
        ]
        field_classes = {"email": forms.EmailField}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["profiles"].required = False
        self.fields["profiles"].initial = profiles().filter(name=USUAL_PROFILE)
