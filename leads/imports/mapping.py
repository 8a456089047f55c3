"""Guess which field of a lead each column of a file fills."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from . import values
from .headers import MEANINGS, REASONS
from .kinds import custom_kind, kind_of
from .words import decomposed, fold

SURE, LIKELY, UNKNOWN = "sure", "likely", "unknown"
CUSTOM, NEW = "custom:", "new:"
ALTERNATIVES = {"phone": "mobile"}  # A second column of the one fills the other.
PREFIXES = ("lead", "contact", "primary")
NUMBERED = re.compile(r"(\D+)(\d)")
SALESFORCE_ID = re.compile(r"00[5G][A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?")
MOST_LETTERS = 40  # Of an API name, before its __c.


@dataclass(frozen=True, slots=True)
class Column:
    """A column and what it fills: a field's name, `custom:<API name>` of a custom field,
    `new:<API name>` of one to be made, or "" when it is left out.

    `api_name` and `kind` are those of the custom field it could become.
    """

    index: int
    header: str
    target: str = ""
    certainty: str = UNKNOWN
    note: str = ""
    api_name: str = ""
    kind: str = "text"

    @property
    def label(self):
        return self.header or _("Column %d") % (self.index + 1)


def guess(headers, samples, custom_fields=()):
    """A Column for each header; `samples` are rows of cells, `custom_fields` those there are.

    Each field is filled by one column at most: the one whose name says it best.
    """
    texts = [[row[index] for row in samples if index < len(row)] for index in range(len(headers))]
    chosen = settle(candidates(headers, custom_fields))
    prefer_separate_names(chosen)
    find_email(chosen, texts)
    columns = [column(index, header, chosen) for index, header in enumerate(headers)]
    columns = [leave_out_ids(each, texts[each.index]) for each in columns]
    return with_suggestions(columns, texts, {field.api_name for field in custom_fields})


def candidates(headers, custom_fields):
    """(rank, index, target), the best first."""
    custom = custom_names(custom_fields)
    found = [
        (rank, index, target)
        for index, header in enumerate(headers)
        for target, rank in meanings(header, custom)
    ]
    return sorted(found)


def custom_names(custom_fields):
    """From the folded API name, with and without __c, and the label to the target."""
    names = {}
    for field in custom_fields:
        for name in (field.label, field.api_name.removesuffix("__c"), field.api_name):
            names[fold(name)] = CUSTOM + field.api_name
    return names


def meanings(header, custom):
    """What a header may mean, each with a rank: 0 is certain, 1 and 2 are likely."""
    key = fold(header)
    if key in MEANINGS:
        yield MEANINGS[key]
    if key in custom:
        yield custom[key], 0.5
    if match := NUMBERED.fullmatch(key):
        yield from numbered(match[1], int(match[2]))
    for prefix in PREFIXES:
        target, _rank = MEANINGS.get(key.removeprefix(prefix), ("", 0))
        if target and key.startswith(prefix) and key not in REASONS:
            yield target, 3


def numbered(name, number):
    """`Phone 2` may be a phone, or, after another phone, the mobile."""
    if name in MEANINGS:
        target, _rank = MEANINGS[name]
        yield target, 1 + number / 10
        if target in ALTERNATIVES:
            yield ALTERNATIVES[target], 4 + number / 10


def settle(found):
    """From a column's index to its target and rank; a field goes to the first that asks."""
    chosen, taken = {}, set()
    for rank, index, target in found:
        if index not in chosen and target not in taken:
            chosen[index] = (target, rank)
            taken.add(target)
    return chosen


def prefer_separate_names(chosen):
    """A full name is split only where no column holds the last name.

    Beside a first name, a column called Name is the last name, as in German files.
    """
    place = {target: index for index, (target, _rank) in chosen.items()}
    if "full_name" not in place or not place.keys() & {"first_name", "last_name"}:
        return
    _target, rank = chosen.pop(place["full_name"])
    if "last_name" not in place and rank == 1:
        chosen[place["full_name"]] = ("last_name", 1)


def find_email(chosen, texts):
    """Where no header says so, the column that holds e-mail addresses is the e-mail."""
    if any(target == "email" for target, _rank in chosen.values()):
        return
    for index, cells in enumerate(texts):
        if index not in chosen and kind_of(cells) == "email":
            chosen[index] = ("email", 2)
            return


def column(index, header, chosen):
    if index in chosen:
        target, rank = chosen[index]
        return Column(index, header, target, SURE if rank < 1 else LIKELY)
    key = fold(header)
    if key in REASONS:
        return Column(index, header, certainty=SURE, note=str(REASONS[key]))
    if MEANINGS.get(key, ("",))[0] == "full_name":
        return Column(index, header, note=_("First and last name have columns of their own."))
    if any(MEANINGS.get(name) for name in (key, key.rstrip("0123456789"))):
        return Column(index, header, note=_("Another column fills this field."))
    return Column(index, header)


def leave_out_ids(column, cells):
    """Salesforce's ids of owners say nothing here."""
    cells = [cell.strip() for cell in cells if not values.is_empty(cell)]
    if column.target != "owner" or not cells or not all(map(SALESFORCE_ID.fullmatch, cells)):
        return column
    return replace(column, target="", note=_("It holds ids of another system."))


def with_suggestions(columns, texts, taken):
    """Each column gets the API name and kind of the custom field it could become.

    One that is named like a custom field and is none yet is to become it.
    """
    taken = {name.casefold() for name in taken}
    left_out_first = sorted(columns, key=lambda column: bool(column.target))
    named = [with_suggestion(each, texts[each.index], taken) for each in left_out_first]
    return sorted(named, key=lambda column: column.index)


def with_suggestion(column, cells, taken):
    name = free_name(column.header, column.index, taken)
    target = column.target
    if not target and column.header.endswith("__c"):
        target = NEW + name
    return replace(column, target=target, api_name=name, kind=custom_kind(cells))


def free_name(header, index, taken):
    """An API name made of a header, that no other custom field has."""
    letters = "".join(character for character in decomposed(header) if character.isascii())
    stem = re.sub(r"[^A-Za-z0-9]+", "_", letters.removesuffix("__c")).strip("_")[:MOST_LETTERS]
    stem = stem if stem[:1].isalpha() else f"Field_{stem or index + 1}"
    number, name = 1, f"{stem}__c"
    while name.casefold() in taken:
        number += 1
        name = f"{stem}_{number}__c"
    taken.add(name.casefold())
    return name
