"""What kind of values a column holds, told by samples of its cells."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from . import dates, numerals
from .values import NO, YES, is_empty
from .words import fold

IDENTIFIER = re.compile(r"[+0]\d|\d{12}|.*[^\d.,\s-]")  # Leading zeros, phones, card numbers.


def kind_of(cells):
    """The narrowest of yes_no, date, number, email that fits every filled cell; else text."""
    fits, filled = dict(TESTS), False
    for cell in cells:
        if not is_empty(cell):
            filled = True
            fits = {kind: test for kind, test in fits.items() if test(cell.strip())}
        if not fits:
            break
    return next(iter(fits), "text") if filled else "text"


def custom_kind(cells):
    """The kind of a custom field that holds these cells."""
    kind = kind_of(cells)
    return "text" if kind == "email" else kind


def is_yes_no(text):
    return not text.isdigit() and fold(text) in YES | NO


def is_number(text):
    return not IDENTIFIER.match(text) and numerals.number(text)[0] is not None


def is_date(text):
    return not text.isdigit() and dates.moment(text) is not None


def is_email(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


TESTS = {"yes_no": is_yes_no, "number": is_number, "date": is_date, "email": is_email}
