"""Another order of the entries of a rule, or one entry less."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from leads.assignment import faults_of
from leads.models.assignment_rule import Revised

from .rule import overtaken

STEPS = {"up": -1, "down": 1}


class Order:
    """What was sent: `seen` is the version; `move` is "3:up", or `order` is "2,1,3"."""

    def __init__(self, rule, sent):
        self.rule, self.entries = rule, rule.current.in_order
        self.seen = number_in(sent.get("seen", ""))
        self.move, self.order = sent.get("move", ""), sent.get("order", "")

    def store(self, by):
        """A new version in that order; the same order makes none."""
        places = self.moved() if self.move else self.dragged()
        if places != sorted(places):
            self.revise([self.entries[place] for place in places], by, _("Entries put in order"))

    def remove(self, number, by):
        if not 1 <= number <= len(self.entries):
            raise overtaken()
        rest = [entry for entry in self.entries if entry.position != number]
        self.revise(rest, by, _("Entry %d removed") % number)

    def revise(self, entries, by, note):
        faults = [str(fault) for fault in faults_of(entries) if not fault.part]
        if faults:
            raise ValidationError(faults)
        try:
            self.rule.revise(entries, by, self.seen, note)
        except Revised:
            raise overtaken() from None

    def moved(self):
        places = list(range(len(self.entries)))
        number, _colon, step = self.move.partition(":")
        here = number_in(number) - 1
        there = here + STEPS.get(step, 0)
        if here in places and there in places:
            places.insert(there, places.pop(here))
        return places

    def dragged(self):
        places = [number_in(number) - 1 for number in self.order.split(",")]
        if sorted(places) != list(range(len(self.entries))):
            raise overtaken()
        return places


def number_in(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
