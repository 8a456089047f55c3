"""Choosing with whom something is shared, and seeing whom that would reach before it is."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from leads.forms.choice import ChoiceFields
from leads.lookup import AUDIENCES
from prm.once import Once

FEW = 5


@dataclass(frozen=True)
class People:
    """Whom an audience holds who can log in: how many, and a few of them."""

    is_open_to_partners: bool  # Though there may be none yet.
    partner_count: int
    partners: list
    internal_count: int


def people_in(audience, is_for_partners):
    people = audience.partner_users() if is_for_partners else User.objects.none()
    ordered = people.select_related("contact__account").order_by("last_name", "first_name", "pk")
    is_open = is_for_partners and audience.is_open_to_partners
    return People(is_open, people.count(), list(ordered[:FEW]), audience.internal_users().count())


class AudienceForm(Once, ChoiceFields):
    """One group to share with; valid only once its page has shown whom that reaches.

    `shown` is the choice whose reach was on the page. Until it is the one that is sent,
    the form is not valid and has no error: the page shows `audience` and `reach`.
    What is not `for_partners` the partner users in the group do not get.
    """

    kinds = AUDIENCES

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, for_partners=True, **options):
        super().__init__(*args, **options)
        self.for_partners = for_partners
        self.fields["kind"].label = _("Share with")
        self.fields["q"].label = _("Search by name")
        self.audience = self.reach = None

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose with whom to share."))
        audience = self.kind_of(choice).audience(choice.row)
        if not audience.users().exists():
            raise ValidationError(_("Nobody is in this group: %(group)s.") % {"group": audience})
        if not self.for_partners and not audience.users().internal().exists():
            raise ValidationError(_("Partner users have no list of accounts to see it in."))
        self.audience, self.reach = audience, people_in(audience, self.for_partners)
        return choice

    @property
    def chosen(self):
        """The key of the choice whose reach is shown."""
        return self.cleaned_data["choice"].key

    def is_valid(self):
        return super().is_valid() and self.chosen == self.cleaned_data["shown"]
