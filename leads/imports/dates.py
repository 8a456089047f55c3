"""Dates as people and programs write them; day before month or after is told by the column."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from .words import fold

TIME = (
    r"(?:[T,\s]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
WEEKDAY = r"(?:[^\W\d]+\.?,?\s+)?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
NAME = r"(?P<name>[^\W\d]{3,})\.?"
YEAR = r"(?P<year>\d{4}|\d{2})"
SHAPES = [
    re.compile(shape + TIME, re.IGNORECASE)
    for shape in (
        r"(?P<year>\d{4})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})",
        r"(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})",
        r"(?P<first>\d{1,2})(?P<mark>[-./])\s?(?P<then>\d{1,2})(?P=mark)\s?" + YEAR,
        rf"{WEEKDAY}{DAY}[\s/-]*{NAME},?[\s/-]*{YEAR}",
        rf"{WEEKDAY}{NAME}\s+{DAY},?\s+(?P<year>\d{{4}})",
    )
]
NUMERIC = SHAPES[2]
DAY_FIRST = {"/": False, "-": True, ".": True}
SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")  # Days since Excel's day 0: 1954 to 2118.
EXCEL_DAY_0 = datetime(1899, 12, 30)
MONTHS = """
jan gen ene янв
feb fev фев
mar мар
apr avr abr апр
may mai mag май мая
jun juin giu июн
jul juil lug июл
aug aou ago авг
sep set сен
oct okt ott окт
nov ноя
dec dez dic дек
"""
MONTH = {
    start: month
    for month, starts in enumerate(MONTHS.strip().splitlines(), 1)
    for start in starts.split()
}


def day_first(texts):
    """After which marks (`/`, `-`, `.`) a column's dates have the day before the month.

    Answers the marks, and those of them nothing told about. What tells is any date with
    a number above 12; without one, the month comes first with slashes only.
    """
    told = {}
    for text in texts:
        if match := NUMERIC.fullmatch(text.strip()):
            told.setdefault(match["mark"], set()).update(tells(match))
    clear = {mark: orders.copy().pop() for mark, orders in told.items() if len(orders) == 1}
    order = DAY_FIRST | clear
    return frozenset(mark for mark in order if order[mark]), sorted(told.keys() - clear.keys())


def tells(match):
    """What one date says about the order: {True}, {False}, or nothing."""
    first, then = int(match["first"]), int(match["then"])
    return {first > 12} if (first > 12) != (then > 12) else set()


def moment(text, day_first=frozenset("-.")):
    """The date and time a text says, aware only if it names an offset; None if it is none.

    A date alone is a datetime at midnight.
    """
    text = text.strip()
    if SERIAL.fullmatch(text):
        return EXCEL_DAY_0 + timedelta(days=float(text.replace(",", ".")))
    for shape in SHAPES:
        if match := shape.fullmatch(text):
            return built(match.groupdict(), day_first)
    return None


def built(parts, day_first):
    try:
        return datetime.combine(day_of(parts, day_first), time_of(parts), zone_of(parts["zone"]))
    except (ValueError, KeyError):
        return None


def day_of(parts, day_first):
    if parts.get("first"):
        first, then = int(parts["first"]), int(parts["then"])
        swapped = then > 12 or (parts["mark"] not in day_first and first <= 12)
        day, month = (then, first) if swapped else (first, then)
    else:
        day, month = int(parts["day"]), int(parts.get("month") or month_of(parts["name"]))
    return date(year_of(parts["year"]), month, day)


def month_of(name):
    name = fold(name)
    return MONTH[name[:4] if name.startswith("jui") else name[:3]]


def year_of(text):
    year = int(text)
    if len(text) == 2:
        year += 2000 if year < 69 else 1900
    if not 1900 <= year <= 2100:
        raise ValueError(text)
    return year


def time_of(parts):
    hour = int(parts["hour"] or 0)
    if half := (parts["half"] or "").lower():
        if not 1 <= hour <= 12:
            raise ValueError(hour)
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    return time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))


def zone_of(text):
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
