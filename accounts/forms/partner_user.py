"""What a partner user may: changed by who looks after their account."""

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, PartnerRole, User, profiles_for_partners


class PartnerUserForm(forms.ModelForm):
    """Role, rights and profiles of a partner user."""

    partner_role = forms.TypedChoiceField(label=_("Partner role"), coerce=int)
    profiles = forms.ModelMultipleChoiceField(
        queryset=Group.objects.none(),
        label=_("Profiles"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one profile.")},
    )

    class Meta:
        model = User
        fields = ["partner_role", "is_super_user", "is_delegated_admin"]

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        mine = self.instance.profiles
        self.fields["profiles"].queryset = (profiles_for_partners() | mine).distinct()
        self.fields["profiles"].initial = mine
        self.fields["partner_role"].choices = roles_up_to(None, self.instance.partner_role)

    def save_changes(self):
        rights = {name: self.cleaned_data[name] for name in self.Meta.fields}
        self.instance.place(profiles=self.cleaned_data["profiles"], **rights)


def roles_up_to(highest, *kept):
    """The roles the organization has, no higher than `highest`; those `kept` are among them."""
    roles = PartnerRole.up_to(Organization.current().partner_roles)
    roles = [role for role in roles if highest is None or role <= highest]
    more = [PartnerRole(role) for role in kept if role and role not in roles]
    return [(role.value, role.label) for role in [*roles, *more]]
