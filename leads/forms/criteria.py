"""Criteria as rows of a form: repeated `field`, `operator` and `value`."""

from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from leads.criteria import Fields, check, in_words, is_list_of_criteria, operators
from prm.ids import id_in

PARTS = ("field", "operator", "value")
MOST = 100


def sent_criteria(data):
    """The criteria that a form was sent with, after its buttons `add` and `remove`.

    A row of which nothing is filled in is none, unless it was just added.
    """
    columns = [data.getlist(part)[:MOST] for part in PARTS]
    rows = [dict(zip(PARTS, cells, strict=True)) for cells in zip(*columns, strict=False)]
    gone = id_in(data.get("remove", ""))
    if gone is not None and gone < len(rows):
        rows.pop(gone)
    if "add" in data:
        return [*rows, {"field": "", "operator": operators.EQUALS, "value": ""}]
    if is_unfinished(data):
        return rows
    return [row for row in rows if row["field"] or row["value"].strip()]


def is_unfinished(data):
    """Whether the form was sent to go on with it, and not to be saved."""
    return any(name in data for name in ("add", "remove", "check", "search"))


@dataclass
class Editor:
    """What the fragments of the editor show of criteria and logic that are being written.

    `without_criteria` says what is meant by none.
    """

    criteria: list
    logic: str = ""
    known: Fields = field(default_factory=Fields)
    is_judged: bool = False
    without_criteria = gettext_lazy("No criteria: all leads of this group.")

    @property
    def mistakes(self):
        """Of none at all there is nothing to say."""
        is_blank = self.criteria == [] and not self.logic
        return [] if is_blank else check(self.criteria, self.logic, self.known)

    @property
    def readable(self):
        return self.criteria if is_list_of_criteria(self.criteria) else []

    @property
    def rows(self):
        return rows_for(self.readable, self.known, self.mistakes if self.is_judged else [])

    @property
    def reading(self):
        return in_words(self.readable, self.logic, self.known)


@dataclass
class Row:
    """A criterion as the page shows it."""

    number: int
    criterion: dict
    field: object  # Of criteria.Fields, or None where none is chosen yet.
    fields: list  # (name, label, is chosen)
    errors: list
    is_new: bool = False

    @property
    def operators(self):
        """(key, label, is chosen): those that fit the field."""
        fit = self.field.kind.operators if self.field else operators.LABELS
        chosen = self.criterion["operator"]
        keys = fit if chosen in fit or chosen not in operators.LABELS else [*fit, chosen]
        return [(key, operators.LABELS[key], key == chosen) for key in keys]

    @property
    def choices(self):
        """What the value may be, as a suggestion."""
        return self.field.choices if self.field else ()


def rows_for(criteria, known, faults):
    """The rows of some criteria; `faults` are those of an entry."""
    rows = []
    for number, each in enumerate(criteria, 1):
        field = known.find(each["field"])
        offered = [f for f in known.all if f.is_offered or f is field]
        fields = [(f.name, f.label, f is field) for f in offered]
        errors = [fault.said for fault in faults if fault.criterion == number]
        rows.append(Row(number, each, field, fields, errors, is_new=not each["field"]))
    return rows
