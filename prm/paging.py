"""Keyset pagination: a page starts behind a row, so page 40 costs what page 1 costs."""

import base64
import binascii
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Q

PAGE_SIZE = 25
MOST_COUNTED = 10_000


@dataclass
class Page:
    """The rows of one page, and the cursors of its neighbours ('' where there is none)."""

    rows: list
    previous: str
    next: str


def page_of(rows, order, query, size=PAGE_SIZE):
    """The page of the queryset `rows` that the request's query asks for.

    `order` names fields that together are unique and never null, all ascending or all
    descending (`"-created_at", "-id"`). `query` may hold `after` or `before`, a cursor;
    one that makes no sense is the first page.
    """
    back = "before" in query and "after" not in query
    cursor = decode(rows.model, order, query.get("before" if back else "after", ""))
    walked = reverse_of(order) if back else order
    wanted = rows.order_by(*walked)
    if cursor:
        wanted = wanted.filter(behind(walked, cursor))
    found = list(wanted[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    before, after = (has_more, bool(cursor)) if back else (bool(cursor), has_more)
    return Page(
        found,
        encode(order, found[0]) if found and before else "",
        encode(order, found[-1]) if found and after else "",
    )


def reverse_of(order):
    return [name[1:] if name.startswith("-") else f"-{name}" for name in order]


def behind(order, cursor):
    """Rows that come after the cursor: a > x, or a = x and b > y, and so on."""
    condition, same = Q(), Q()
    for name, value in zip(order, cursor, strict=True):
        field = name.lstrip("-")
        sign = "lt" if name.startswith("-") else "gt"
        condition |= same & Q(**{f"{field}__{sign}": value})
        same &= Q(**{field: value})
    first, sign = order[0].lstrip("-"), "lte" if order[0].startswith("-") else "gte"
    return Q(**{f"{first}__{sign}": cursor[0]}) & condition  # Lets the index bound the scan.


def encode(order, row):
    values = [str(getattr(row, name.lstrip("-"))) for name in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def decode(model, order, cursor):
    """The values in a cursor, or None for anything else somebody may have typed."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.urlsafe_b64decode(padded.encode()))
        fields = [model._meta.get_field(name.lstrip("-")) for name in order]
        return [f.to_python(v) for f, v in zip(fields, values, strict=True)] if values else None
    except (binascii.Error, ValueError, TypeError, ValidationError):
        return None


def counted(rows):
    """How many rows, as text; beyond what anybody reads it says so and stops counting."""
    number = rows.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED:,}+" if number > MOST_COUNTED else f"{number:,}"
