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


class ReachFields(ChoiceFields):
    """Mix in: a choice of whom to share with, whose `reach` (People) its page shows first.

    `shown` and `shown_count` come back from that page: the choice it was of, and how many
    partner users it said.
    """

    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    shown_count = forms.IntegerField(widget=forms.HiddenInput, required=False)

    reach, chosen = None, ""  # Of the choice that was sent, and its key.

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = _("Share with")
        self.fields["q"].label = _("Search by name")

    def clean(self):
        """What was said of fewer partner users is to be said again."""
        values = super().clean()
        said = values.get("shown_count") or 0
        if self.reach and self.is_shown and self.reach.partner_count > said:
            raise ValidationError(_("It reaches more people than a moment ago. Look again."))
        return values

    @property
    def is_shown(self):
        """Whether its page has shown what this very choice reaches."""
        return self.data.get("shown") == self.chosen


class AudienceForm(Once, ReachFields):
    """One group to share with; valid only once its page has shown whom that reaches.

    Until then the form has no error: the page shows `audience` and `reach`. What is not
    `for_partners` the partner users in the group do not get.
    """

    kinds, audience = AUDIENCES, None

    def __init__(self, *args, for_partners=True, **options):
        super().__init__(*args, **options)
        self.for_partners = for_partners

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose with whom to share."))
        audience = self.kind_of(choice).audience(choice.row)
        if not audience.users().exists():
            raise ValidationError(_("Nobody is in this group: %(group)s.") % {"group": audience})
        if not self.for_partners and not audience.users().internal().exists():
            raise ValidationError(_("Partner users have no list of accounts to see it in."))
        self.audience, self.chosen = audience, choice.key
        self.reach = people_in(audience, self.for_partners)
        return choice

    def is_valid(self):
        return super().is_valid() and self.is_shown
