"""Several sorted querysets read as one list, the newest first, a page at a time.

Each is asked for no more rows than a page has, from where the last page ended: a page costs
the same wherever it is, and one statement for each source, however many rows there are.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

MOST_AT_ONCE = 2**31
GROWTH = 8  # A reader who may see little of much: longer stretches, and few of them.


@dataclass(frozen=True)
class Place:
    """Where a page ended: behind so many rows of a source that happened at that moment.

    Their numbers are not in it: a page hands it out, and numbers tell how many there are (R4).
    """

    at: datetime
    source: str
    shown: int


@dataclass(frozen=True)
class Source:
    """Rows, with the name of the field that says when they happened.

    No two sources have the same name, and names order what happened at once. `rows` are found
    by an index; which of them may be shown, `within`, is asked of those that are, by number:
    asked of all of them it would be worked out for each before the first is known.
    """

    name: str
    rows: QuerySet
    at: str = "at"
    within: QuerySet | None = None  # None: all.

    def after(self, place, size):
        rows, shown = self.behind(place) if place else (self.rows, 0)
        first = self.first(rows.order_by(f"-{self.at}", "-pk"), shown + size)
        return [Entry(self.name, row, getattr(row, self.at)) for row in first[shown:]]

    def first(self, rows, count):
        """The first of these rows that may be shown, looked for stretch by stretch."""
        if self.within is None:
            return rows[:count]
        found, start, stretch = [], 0, count
        while len(found) < count:
            pks = list(rows.values_list("pk", flat=True)[start : start + stretch])
            seen = {row.pk: row for row in self.within.filter(pk__in=pks)} if pks else {}
            found += [seen[pk] for pk in pks if pk in seen]
            if len(pks) < stretch:
                break
            start, stretch = start + stretch, stretch * GROWTH
        return found[:count]

    def behind(self, place):
        """What is left from there on; and how many of it, the first ones, were shown already."""
        sign = "lt" if self.name < place.source else "lte"
        rows = self.rows.filter(**{f"{self.at}__{sign}": place.at})
        return rows, place.shown if self.name == place.source else 0


@dataclass(frozen=True)
class Entry:
    """One row of the merged list."""

    source: str  # Its first word says what the row is.
    row: object
    at: datetime

    @property
    def kind(self):
        return self.source.partition(" ")[0]

    @property
    def template(self):
        """What shows it in a timeline."""
        return f"timeline/_{self.kind}.html"


def merged(sources, cursor="", size=10):
    """The page behind a cursor ('' is the first), and the cursor of the next ('' at the end)."""
    place = decode(cursor)
    found = [entry for source in sources for entry in source.after(place, size + 1)]
    found.sort(key=lambda entry: entry.source)  # Each source's rows stay in their order.
    found.sort(key=lambda entry: entry.at, reverse=True)
    page = found[:size]
    return page, encode(behind(page, place)) if len(found) > size else ""


def behind(page, before):
    """The place behind a page, which began at another place (None is the top)."""
    at, source = page[-1].at, page[-1].source
    shown = sum(entry.at == at and entry.source == source for entry in page)
    if before and (before.at, before.source) == (at, source):
        shown += before.shown
    return Place(at, source, shown)


def encode(place):
    words = json.dumps([place.at.isoformat(), place.source, place.shown])
    return base64.urlsafe_b64encode(words.encode()).decode().rstrip("=")


def decode(cursor):
    """The place, or None for anything else somebody may have typed."""
    try:
        at, name, shown = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        at = parse_datetime(at)
    except (binascii.Error, ValueError, TypeError):
        return None
    is_place = at and is_aware(at) and isinstance(name, str) and isinstance(shown, int)
    return Place(at, name, shown) if is_place and 0 <= shown <= MOST_AT_ONCE else None
