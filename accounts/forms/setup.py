"""What administrators set: the organization, partner management, levels."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import time_zones
from accounts.models import Level, Organization
from prm.audit.changes import noting


class OrganizationForm(forms.ModelForm):
    class Meta:
        model = Organization
        fields = ["name", "time_zone", "second_factor", "approves_colleagues", "demands_consent"]
        widgets = {"second_factor": forms.RadioSelect}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        known = self.fields["time_zone"]
        self.fields["time_zone"] = forms.ChoiceField(
            label=known.label, help_text=known.help_text, choices=time_zones()
        )

    def save_changes(self):
        """Write what was changed only: PRM may have been enabled meanwhile."""
        is_new = self.instance._state.adding
        with noting(self.instance, *Organization.RIGHTS):
            self.instance.save(update_fields=None if is_new else self.changed_data)


class EnablePrmForm(forms.Form):
    """Asks twice, since there is no way back."""

    enable = forms.BooleanField(
        label=_("Enable partner relationship management"),
        error_messages={"required": _("Tick the box to enable it.")},
    )
    name = forms.CharField(
        label=_("Name of the organization"),
        help_text=_("Write it as it stands above, to confirm."),
    )

    def __init__(self, organization, *args, **options):
        super().__init__(*args, **options)
        self.organization = organization

    def clean_name(self):
        if self.cleaned_data["name"].casefold() != self.organization.name.casefold():
            raise forms.ValidationError(
                _("This is not the name. Write: %(name)s"), params={"name": self.organization}
            )
        return self.cleaned_data["name"]


class LevelForm(forms.ModelForm):
    class Meta:
        model = Level
        fields = ["name", "rank", "colour"]


class RolesForm(forms.Form):
    """How many partner roles there are."""

    partner_roles = forms.TypedChoiceField(
        label=_("Partner roles in an account"),
        coerce=int,
        choices=[
            (1, _("User")),
            (2, _("Manager, User")),
            (3, _("Executive, Manager, User")),
        ],
        widget=forms.RadioSelect,
        help_text=_(
            "A higher role sees and edits what lower roles of its own account own. Peers see"
            " nothing of each other."
        ),
    )
