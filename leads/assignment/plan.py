"""Entries compiled to expressions over leads: which one matches, and by which criteria."""

from functools import cached_property

from django.db.models import Case, CharField, Func, IntegerField, Value, When

from leads import criteria

NONE = 0  # The number of no entry.


class Joined(Func):
    """Texts one behind the other, side by side: as a Concat, each would be a level deeper."""

    template, arg_joiner = "('' || %(expressions)s)", " || "
    output_field = CharField()


class Plan:
    """The entries of a version, in order; custom fields and picklists are read once."""

    def __init__(self, entries, fields=None):
        self.entries = entries
        self.fields = fields or criteria.Fields()
        self.by_position = {entry.position: entry for entry in entries}

    @cached_property
    def conditions(self):
        """A Q for each entry."""
        return [criteria.compile(e.criteria, e.logic, self.fields) for e in self.entries]

    @property
    def entry(self):
        """The number of the first entry that matches a lead, or NONE."""
        return self.first(lambda entry: Value(entry.position), Value(NONE), IntegerField())

    @property
    def hit(self):
        """That number, and which criteria of the entry match: "3:101"; "3:" where all do."""
        return self.first(self.hit_of, Value(f"{NONE}:"), CharField())

    def first(self, then, default, output_field):
        whens = [
            When(condition, then=then(entry))
            for entry, condition in zip(self.entries, self.conditions, strict=True)
        ]
        return Case(*whens, default=default, output_field=output_field)

    def hit_of(self, entry):
        number = Value(f"{entry.position}:")
        if not entry.logic:
            return number
        single = criteria.conditions(entry.criteria, self.fields)
        return Joined(number, *(Case(When(q, then=Value("1")), default=Value("0")) for q in single))

    def matched(self, entry, bits):
        """The criteria of an entry that these bits mark."""
        marks = bits or "1" * len(entry.criteria)
        return [each for each, bit in zip(entry.criteria, marks, strict=True) if bit == "1"]
