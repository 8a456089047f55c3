"""From a row of cells to what a lead will hold, or the reasons why it will not."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from leads.custom import stored

from . import values
from .fields import FIELDS
from .formulas import unshielded
from .mapping import CUSTOM, NEW
from .names import split_name
from .values import PLAIN, Style

REQUIRED = ("last_name", "company")
CUSTOM_LIMIT = 32_000
SHORT, MOST_SEEN = 80, 1_000  # A column often says the same; what is kept of it is little.


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one column: into which field, as which kind, by which style."""

    index: int
    name: str
    label: str
    kind: str
    limit: int | None = None
    style: Style = PLAIN
    picks: dict | None = None  # From the lower case of each value of a picklist to the value.
    seen: dict = field(default_factory=dict, compare=False)  # From short cells to what they say.

    def read(self, row):
        cell = row.cells[self.index]
        if cell in self.seen:
            return self.seen[cell]
        parsed = values.parse(self.kind, unshielded(cell), self.label, self.limit, self.style)
        if len(cell) <= SHORT and len(self.seen) < MOST_SEEN:
            self.seen[cell] = parsed
        return parsed


@dataclass(slots=True)
class Draft:
    """What a row says. With a problem it does not become a lead."""

    row: object
    values: dict = field(default_factory=dict)
    custom: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)
    warnings: list = field(default_factory=list)

    @property
    def owner(self):
        """The lead's owner as the file names it, or None."""
        return self.values.get("owner")


def readers_for(columns, custom_fields, picks):
    """A Reader for each column that fills a field.

    `columns` are dicts with index, target, label, kind and perhaps style; `custom_fields`
    maps API names to custom fields; `picks` maps a field to the values of its picklist.
    """
    return [reader(each, custom_fields, picks) for each in columns if each["target"]]


def reader(column, custom_fields, picks):
    target, style = column["target"], style_from(column.get("style"))
    if target in FIELDS:
        known = FIELDS[target]
        folded = {value.casefold(): value for value in picks.get(target, ())}
        options = folded if target in picks else None
        label = str(known.label)
        return Reader(column["index"], target, label, known.kind, known.limit, style, options)
    made = custom_fields.get(target.removeprefix(CUSTOM).removeprefix(NEW))
    kind, label = (made.kind, made.label) if made else (column["kind"], column["label"])
    options = {value.casefold(): value for value in made.values} if made and made.values else None
    name = CUSTOM + target.partition(":")[2]
    return Reader(column["index"], name, label, kind, CUSTOM_LIMIT, style, options)


def style_from(stored):
    if not stored:
        return PLAIN
    return Style(frozenset(stored["day_first"]), stored["decimal_mark"], stored["note"])


def style_to_store(style):
    marks = "".join(sorted(style.day_first))
    return {"day_first": marks, "decimal_mark": style.decimal_mark, "note": style.note}


def draft(row, readers):
    """Read a row. Every problem is named, not only the first."""
    made = Draft(row)
    if row.problem:
        made.problems.append(row.problem)
        return made
    if row.note:
        made.warnings.append(row.note)
    for each in readers:
        note(made, each, each.read(row))
    name_in_full(made)
    made.problems += [missing(name) for name in REQUIRED if not made.values.get(name)]
    return made


def note(made, reader, parsed):
    made.problems += [parsed.problem] if parsed.problem else []
    made.warnings += [parsed.warning] if parsed.warning else []
    if parsed.value is None:
        return
    value, unlisted = listed(parsed.value, reader.picks)
    if unlisted:
        sentence = _("%(label)s: “%(text)s” is not in the picklist; kept as written.")
        made.warnings.append(sentence % {"label": reader.label, "text": unlisted[:60]})
    if reader.name.startswith(CUSTOM):
        made.custom[reader.name.removeprefix(CUSTOM)] = stored(value)
    else:
        made.values[reader.name] = value


def listed(value, picks):
    """The value as its picklist writes it, and what of it the picklist does not have."""
    if picks is None:
        return value, ""
    if isinstance(value, list):
        known = [picks.get(item.casefold(), item) for item in value]
        return known, "; ".join(item for item in value if item.casefold() not in picks)
    return picks.get(value.casefold(), value), "" if value.casefold() in picks else value


def name_in_full(made):
    """Take a full name apart, where there is one; a part too long is a problem."""
    full = made.values.pop("full_name", None)
    if not full:
        return
    parts = dict(zip(("salutation", "first_name", "last_name"), split_name(full), strict=True))
    for name, part in parts.items():
        known = FIELDS[name]
        if len(part) > known.limit:
            made.problems.append(values.too_long(part, known.label, known.limit).problem)
        elif part:
            made.values.setdefault(name, part)


def missing(name):
    return _("%s is missing.") % FIELDS[name].label
