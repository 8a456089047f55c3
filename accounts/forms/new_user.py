"""The page New user: a contact becomes a partner user."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.above import member_profiles
from accounts.forms.internal_user import LoginForm
from accounts.models import Organization, PartnerRole, User, profiles, profiles_for_partners
from accounts.models.profile import OF_PARTNERS


class NewUserForm(LoginForm):
    """A partner user, filled in from the contact, to be confirmed before it is saved."""

    partner_role = forms.TypedChoiceField(
        label=_("Partner role"), choices=PartnerRole.choices, coerce=int, initial=PartnerRole.USER
    )
    notify = forms.BooleanField(
        label=_("Notify now"),
        required=False,
        initial=True,
        help_text=_("Sends the login name and a one-time link, on which to set a password."),
    )

    class Meta:
        model = User
        fields = [
            *("first_name", "last_name", "email", "alias", "nickname", "profiles"),
            *("partner_role", "is_super_user", "is_delegated_admin", "language", "time_zone"),
        ]

    def __init__(self, contact, by, *args, **options):
        super().__init__(*args, initial=filled_in(contact, by), **options)
        self.contact, self.by = contact, by
        roles = [(role.value, role.label) for role in Organization.roles()]
        self.fields["partner_role"].choices = roles
        self.fields["email"].label = _("Login (e-mail)")

    def offered_profiles(self):
        return profiles_for_partners()

    def save(self):
        """Make the login, and invite the person if that was ticked."""
        chosen = self.cleaned_data
        return self.contact.enable_user(
            self.instance, chosen["profiles"], self.by, notify=chosen["notify"]
        )


def filled_in(contact, by):
    """What is known of a contact, as the first words for its login."""
    return {
        "first_name": contact.first_name,
        "last_name": contact.last_name,
        "email": contact.email.lower(),
        "alias": (contact.first_name[:1] + contact.last_name).replace(" ", "").lower()[:8],
        "nickname": contact.email.partition("@")[0][:40],
        "profiles": usual_profiles(),
        "language": by.language,
        "time_zone": by.time_zone,
    }


def usual_profiles():
    """The profile made for partner users, else those that lead into a community."""
    return profiles().filter(name=OF_PARTNERS) or member_profiles()
