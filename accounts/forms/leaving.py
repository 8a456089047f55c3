"""Somebody leaves: where all that they hold goes."""

from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import leaving
from prm.once import Once

GROUPS = {
    "owner": gettext_lazy("Channel manager"),
    "colleague": gettext_lazy("Colleagues"),
    "queue": gettext_lazy("Queues"),
}


@dataclass(frozen=True)
class Section:
    """One sort of things, how much of it is held, and the field that asks where it goes.

    A partner user is told numbers alone: the names of the organization's own round robins,
    rules and web forms may say who else takes part.
    """

    label: str
    held: leaving.Held
    field: forms.BoundField
    is_for_partner: bool

    @property
    def lines(self):
        lines = self.held.lines
        return [line for line in lines if line[1] is not None] if self.is_for_partner else lines


class LeavingForm(Once):
    """A field for each sort of things that these users of an account hold, "" unless chosen."""

    notify = forms.BooleanField(
        label=gettext_lazy("Send notification email"),
        help_text=gettext_lazy("To each person who gets leads or tasks."),
        required=False,
        initial=True,
    )

    def __init__(self, users, account, chooser, *args, whole_account=False, **options):
        super().__init__(*args, **options)
        self.chooser = chooser
        self.held = leaving.held_by(users, whole_account=whole_account)
        self.successors = {each.key: each for each in leaving.successors(users, account, chooser)}
        for kind in self.held:
            self.fields[kind.key] = self.field_for(kind)
        if not self.held:
            del self.fields["notify"]

    def field_for(self, kind):
        """The question where it goes; what can only end asks nothing."""
        fit = [each for each in self.successors.values() if kind.takes(each)]
        nobody = [(leaving.NOBODY, _("Nobody: it ends"))] if kind.may_end else []
        groups = [
            (GROUPS[group], [(each.key, each.name) for each in some])
            for group, some in groupby(fit, key=lambda each: each.kind)
        ]
        blank = [("", _("Choose"))] if groups or not nobody else []
        return forms.ChoiceField(
            label=_("Goes to"),
            help_text=kind.help,
            choices=[*blank, *nobody, *groups],
            error_messages={"required": _("Choose where this goes.")},
        )

    @property
    def sections(self):
        return [
            Section(kind.label, held, self[kind.key], self.chooser.is_partner)
            for kind, held in self.held.items()
        ]

    @property
    def handing(self):
        """Where each sort goes, for the verbs that shut logins."""
        return {kind: self.successors.get(self.cleaned_data[kind.key]) for kind in self.held}

    @property
    def wants_mail(self):
        return self.cleaned_data.get("notify", False)
