"""Several sorted querysets read as one list, the newest first, a page at a time.

Each is asked for no more rows than a page has, from where the last page ended: a page costs
the same wherever it is, and one statement for each source, however many rows there are.
"""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware

LARGEST = 2**63 - 1


@dataclass(frozen=True)
class Source:
    """Rows, with the name of the field that says when they happened.

    No row may be in two sources of the same name, and names order what happened at once.
    """

    name: str
    rows: QuerySet
    at: str = "at"

    def after(self, cursor, size):
        rows = self.rows.filter(self.behind(*cursor)) if cursor else self.rows
        rows = rows.order_by(f"-{self.at}", "-pk")[:size]
        return [Entry(self.name, row, getattr(row, self.at)) for row in rows]

    def behind(self, at, name, pk):
        """What comes after the row of that source and number that happened at that time."""
        if self.name < name:
            return Q(**{f"{self.at}__lt": at})
        until = Q(**{f"{self.at}__lte": at})
        if self.name > name:
            return until
        return until & (Q(**{f"{self.at}__lt": at}) | Q(pk__lt=pk))


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
    found.sort(key=lambda entry: -entry.row.pk)
    found.sort(key=lambda entry: entry.source)
    found.sort(key=lambda entry: entry.at, reverse=True)
    page = found[:size]
    return page, encode(page[-1]) if len(found) > size else ""


def encode(entry):
    place = [entry.at.isoformat(), entry.source, entry.row.pk]
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode().rstrip("=")


def decode(cursor):
    """When, source and number, or None for anything else somebody may have typed."""
    try:
        at, name, pk = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        at = parse_datetime(at)
    except (binascii.Error, ValueError, TypeError):
        return None
    is_place = at and is_aware(at) and isinstance(name, str) and isinstance(pk, int)
    return (at, name, pk) if is_place and abs(pk) <= LARGEST else None
