"""Choosing with whom something is shared, and seeing whom that would reach before it is."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

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


def people_in(audience):
    partners = audience.partner_users().select_related("contact__account")
    ordered = partners.order_by("last_name", "first_name", "pk")
    return People(
        audience.is_open_to_partners,
        partners.count(),
        list(ordered[:FEW]),
        audience.internal_users().count(),
    )


class AudienceForm(Once, ChoiceFields):
    """One group to share with; valid only once its page has shown whom that reaches.

    `shown` is the choice whose reach was on the page. Until it is the one that is sent,
    the form is not valid and has no error: the page shows `audience` and `reach`.
    """

    kinds = AUDIENCES

    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
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
        self.audience, self.reach = audience, people_in(audience)
        return choice

    @property
    def chosen(self):
        """The key of the choice whose reach is shown."""
        return self.cleaned_data["choice"].key

    def is_valid(self):
        return super().is_valid() and self.chosen == self.cleaned_data["shown"]
