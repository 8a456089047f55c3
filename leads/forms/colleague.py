"""Handing leads to a colleague of the same company, in the portal."""

from django import forms
from django.core import signing
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from leads.forms.owner import signer
from leads.models import Lead, Owner, Transfer
from leads.models.lead_queryset import Act
from prm.ids import ids_in
from prm.once import Once
from prm.permissions import NOTHING

MOST = 200  # Leads at once.


def ticked(user, keys):
    """The leads of these numbers that the user may hand on, as many as fit in one go."""
    rows = Lead.objects.permitted(user, "assign").filter(pk__in=ids_in(keys[:MOST]))
    return rows.select_related("owner__user").order_by("last_name", "first_name", "pk")


def seal_all(user, leads):
    """What proves later which leads a page showed, and who owned each."""
    return signer(user).sign_object({str(lead.pk): lead.owner_id for lead in leads})


class ColleagueForm(Once):
    """A colleague who may be given leads, for the leads whose owners the page showed."""

    choice = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=gettext_lazy("Colleague"),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose who gets them."),
            "invalid_choice": gettext_lazy("Choose one of those listed."),
        },
    )
    notify = forms.BooleanField(
        label=gettext_lazy("Send notification email"), required=False, initial=True
    )
    owners_seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        self.user = user
        self.fields["choice"].queryset = user.account.colleagues_who_stay([])

    def clean(self):
        if not self.seen:
            raise forms.ValidationError(_("Tick the leads first, then hand them on."))

    @property
    def seen(self):
        """From the number of each lead to its owner, as the page showed them."""
        try:
            return signer(self.user).unsign_object(self["owners_seen"].value() or "")
        except (signing.BadSignature, ValueError):
            return {}

    def hand_over(self):
        """Transfer them in one act; whoever changed hands since stays. Answers what was done."""
        to = Owner.objects.of(self.cleaned_data["choice"])
        as_seen = NOTHING
        for pk, owner in self.seen.items():
            as_seen |= Q(pk=int(pk), owner=owner)
        rows = Lead.objects.permitted(self.user, "assign").filter(as_seen)
        act = Act(self.user, Transfer.Reason.MANUAL, notify=self.cleaned_data["notify"])
        return self.in_words(rows.transfer(to, act))

    def in_words(self, moved):
        words = ngettext(
            "%(moved)s lead handed to %(to)s.", "%(moved)s leads handed to %(to)s.", moved
        )
        said = words % {"moved": moved, "to": self.cleaned_data["choice"]}
        left = len(self.seen) - moved
        return f"{said} {_('Theirs already, or moved on meanwhile: %s.') % left}" if left else said
