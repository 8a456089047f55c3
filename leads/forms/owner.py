"""Choosing the owner of a lead, and changing it."""

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models.mail_choice import MailChoice
from leads.forms.choice import ChoiceFields
from leads.lookup import OWNERS, TARGETS
from leads.models import Lead, Transfer
from leads.models.consent import NO_CONSENT
from leads.models.lead_queryset import Act
from prm.once import Once

TOLD = {
    MailChoice.AT_ONCE: gettext_lazy("Handed to %s. A mail is on its way."),
    MailChoice.HOURLY: gettext_lazy("Handed to %s. Their next mail tells them."),
    MailChoice.DAILY: gettext_lazy("Handed to %s. Their next mail tells them."),
    MailChoice.NEVER: gettext_lazy("Handed to %s. They get no mails, as they chose."),
}


class Overtaken(Exception):
    """The lead does not have the owner any more that its page showed."""


class OwnerFields(ChoiceFields):
    """Mix in: a user, partner user or queue, and whether they are told by mail."""

    kinds = OWNERS
    notify = forms.BooleanField(
        label=gettext_lazy("Send notification email"), required=False, initial=True
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = _("Owner is a")
        self.fields["kind"].initial = "partner"

    def owner_of(self, choice):
        return self.kind_of(choice).owner(choice.row)

    @property
    def wants_mail(self):
        """A queue passes it on to its members or its address, as it is set up."""
        return self.cleaned_data["choice"] is not None and self.cleaned_data["notify"]


class OwnerForm(Once, OwnerFields):
    """Another owner for a lead that has the owner its page showed."""

    kinds = TARGETS
    owner_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who gets the lead."))
        return choice

    def hand_over(self, pk):
        """Transfer the lead, unless somebody else did since the page was shown."""
        choice, seen = self.cleaned_data["choice"], self.seen(pk)
        rows = Lead.objects.permitted(self.chooser, "assign").filter(pk=pk, owner=seen)
        if choice.key.startswith("robin:"):
            return self.deal(rows, choice.row)
        owner = self.owner_of(choice)
        if owner.pk == seen:
            raise ValidationError({"choice": _("%s is the owner already.") % choice.name})
        if rows.held_back_from(owner).exists():
            raise ValidationError({"choice": NO_CONSENT})
        act = Act(self.chooser, Transfer.Reason.MANUAL, notify=self.wants_mail)
        if not rows.transfer(owner, act):
            raise Overtaken
        return None

    def deal(self, rows, robin):
        """Whose turn it is gets the lead; if that is its owner already, it stays there."""
        if not rows.exists():
            raise Overtaken
        act = Act(self.chooser, Transfer.Reason.ROUND_ROBIN, notify=self.wants_mail)
        if not rows.deal(robin, act):
            raise ValidationError({"choice": _("The lead stays: nobody else may be given it now.")})

    def seen(self, pk):
        """The owner that the page showed this person for this lead, or None."""
        try:
            return signer(self.chooser).unsign_object(self["owner_seen"].value() or "")[str(pk)]
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            return None

    @property
    def done_words(self):
        """What a valid form did, in words."""
        choice = self.cleaned_data["choice"]
        if choice.key.startswith("robin:"):
            return _("Dealt by the round robin %s.") % choice.name
        if not self.kind_of(choice).is_person:
            return _("Moved to the queue %s.") % choice.name
        is_told = self.wants_mail and choice.row != self.chooser
        return (TOLD[choice.row.mail_choice] if is_told else _("Handed to %s.")) % choice.name


def signer(user):
    return signing.Signer(salt=f"leads.owner.{user.pk}")


def seal(user, lead):
    """What proves later that a page showed this user who owned this lead."""
    return signer(user).sign_object({str(lead.pk): lead.owner_id})
