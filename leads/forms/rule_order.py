"""Another order of the entries of a rule, or one entry less."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from leads.assignment import faults_of
from leads.models.assignment_rule import Revised

from .rule import overtaken

STEPS = {"up": -1, "down": 1}
BACK = {"up": "down", "down": "up"}


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

    @property
    def arrived(self):
        """As `move`, of where the entry is then; "" where none was moved by a step."""
        number, _colon, step = self.move.partition(":")
        return f"{number_in(number) + STEPS.get(step, 0)}:{step}" if self.move else ""

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


def pressed_next(moved, count):
    """The button that moves on an entry which a button moved: {"up": 2}, or none.

    At an end only the other button is left.
    """
    number, _colon, step = moved.partition(":")
    place, ends = number_in(number), {"up": 1, "down": count}
    if step not in STEPS or not 1 <= place <= count or count == 1:
        return {}
    return {BACK[step] if place == ends[step] else step: place}


def number_in(text):
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
