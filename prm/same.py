"""What is the same in Python, on PostgreSQL and on SQLite: text without case, numbers, days.

`prm.expressions` says the same in SQL; SQLite calls these functions (prm/sqlite).
"""

import json
import re
from decimal import Decimal
from functools import lru_cache

DIGITS, PLACES = 20, 10  # Of a number: before and behind the point.
NUMBER = rf"^-?[0-9]{{1,{DIGITS}}}(\.[0-9]{{1,{PLACES}}})?\Z"
_MONTHS = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"
_LEAP = r"[0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00"
DAY = rf"^(?!0000)([0-9]{{4}}-({_MONTHS}|02-(0[1-9]|1[0-9]|2[0-8]))|({_LEAP})-02-29)\Z"  # ISO.


def fold(text):
    """Text without its case, by Unicode's full mapping: "straße" and "STRASSE" are the same."""
    return None if text is None else text.upper()


def holds_any(text, parts):
    """Whether a text holds one of some parts, which are a list as JSON; None for no text."""
    return None if text is None else any(part in text for part in listed(parts))


def begins_with_any(text, parts):
    """Whether a text begins with one of some parts, which are a list as JSON; None for no text."""
    return None if text is None else text.startswith(listed(parts))


@lru_cache
def listed(parts):
    return tuple(json.loads(parts))


def sortable(text):
    """Text that sorts as the number `text` does; None for what is no number."""
    if not isinstance(text, str) or not re.match(NUMBER, text):
        return None
    number = Decimal(text) + Decimal(10) ** DIGITS
    return format(number, f"0{DIGITS + PLACES + 2}.{PLACES}f")
