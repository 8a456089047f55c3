"""What stands in a criterion's value: one item or a comma list, read by the kind of its field."""

import csv
import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from leads.imports.values import MOST_EMPLOYEES
from prm.same import DAY, DIGITS, NUMBER, PLACES

from .mistakes import Mistake

LONGEST, MOST_ITEMS = 10_000, 500
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def items_of(text):
    """The items of a comma list with CSV quoting: `Italy, "Korea, Republic of"`. Blank: none."""
    if len(text) > LONGEST:
        raise Mistake(_("A value has at most %d characters.") % LONGEST, part="value")
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise Mistake(_("This value holds a character that no lead can hold."), part="value")
    try:
        lines = csv.reader(text.splitlines(), skipinitialspace=True, strict=True)
        items = [item.strip() for line in lines for item in line]
    except csv.Error as error:
        words = _('A quotation mark is not closed. Write "Korea, Republic of" between two.')
        raise Mistake(words, part="value") from error
    items = list(dict.fromkeys(filter(None, items)))
    if len(items) > MOST_ITEMS:
        raise Mistake(_("A list has at most %d items.") % MOST_ITEMS, part="value")
    return items


def text(item):
    return item


def whole(item):
    if not re.match(r"-?[0-9]{1,10}\Z", item) or abs(int(item)) > MOST_EMPLOYEES:
        raise Mistake(_("“%s” is no whole number. Write it as 1500.") % item[:40], part="value")
    return int(item)


def money(item):
    if not re.match(r"-?[0-9]{1,16}(\.[0-9]{1,2})?\Z", item):
        raise Mistake(_("“%s” is no amount. Write it as 1500.50.") % item[:40], part="value")
    return Decimal(item)


def number(item):
    if not re.match(NUMBER, item):
        words = _("“%(item)s” is no number of at most %(digits)d digits and %(places)d decimals.")
        values = {"item": item[:40], "digits": DIGITS, "places": PLACES}
        raise Mistake(words % values, part="value")
    return item


def day(item):
    if not re.match(DAY, item):
        raise Mistake(_("“%s” is no date. Write it as 2026-12-31.") % item[:40], part="value")
    return date.fromisoformat(item)


def day_of_a_lead(item):
    """A day on which a lead can have been made or changed."""
    found = day(item)
    if not 1900 <= found.year < 2200:
        raise Mistake(_("“%s” is not within 1900 and 2199.") % item[:40], part="value")
    return found


def yes_no(item):
    if item.casefold() not in YES_NO:
        raise Mistake(_("“%s” is neither yes nor no.") % item[:40], part="value")
    return YES_NO[item.casefold()]
