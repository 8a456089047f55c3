"""What a cell says: a value, perhaps with a warning, or a problem that keeps its row out.

A problem is told in a sentence that names the field. Nothing is cut silently.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import pycountry
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from prm.countries import code_of

from . import dates, numerals
from .words import fold

EMPTY = {"", "#n/a", "null", "(null)", "\\n"}
NO_VALUE = {"n/a", "na", "n.a.", "-", "--", "\u2013", "none", "nan"}  # Where no text can stand.
YES = {"true", "t", "yes", "y", "ja", "j", "si", "s", "oui", "sim", "да", "1", "x", "on"}
NO = {"false", "f", "no", "n", "nein", "non", "nao", "нет", "0", "off"}
YES |= {"wahr", "vero", "vrai", "verdadero"}
NO |= {"falsch", "falso", "faux"}
SALUTATIONS = {"mr": "Mr.", "ms": "Ms.", "mrs": "Mrs.", "dr": "Dr.", "prof": "Prof.", "mx": "Mx."}
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?![0-9])", re.IGNORECASE)
MOST_EMPLOYEES = 2_147_483_647
MOST_MONEY = Decimal(10) ** 16


@dataclass(frozen=True, slots=True)
class Style:
    """How a column writes what can be read in two ways; `note` says what was decided."""

    day_first: frozenset = frozenset("-.")  # The marks after which it does; see dates.py.
    decimal_mark: str = ""
    note: str = ""


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a cell holds. With a problem there is no value."""

    value: object
    warning: str = ""
    problem: str = ""


def parse(kind, text, label, limit=None, style=PLAIN):
    """Read a cell as `kind`, one of KINDS. An empty cell's value is None."""
    text = clean(text, keep_lines=kind == "lines")
    if is_empty(text) or (kind in TYPED and text.casefold() in NO_VALUE):
        return Parsed(None)
    found = KINDS[kind](text, label, style)
    if limit and isinstance(found.value, str) and len(found.value) > limit:
        return too_long(found.value, label, limit)
    return found


def is_empty(text):
    return text.strip().casefold() in EMPTY


def clean(text, *, keep_lines=False):
    """Without control characters and outer blanks; one line, or lines ended by `\\n`."""
    if keep_lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    elif any(character in text for character in "\r\n\t"):
        text = " ".join(text.split())
    if not text.isprintable():
        text = "".join(character for character in text if is_written(character))
    return text.strip()


def is_written(character):
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")


def too_long(text, label, limit):
    sentence = _("%(label)s has %(length)d characters; at most %(limit)d fit.")
    return Parsed(None, problem=sentence % {"label": label, "length": len(text), "limit": limit})


def refused(sentence, text, label):
    """A problem: `sentence` names the label and quotes the text."""
    quoted = text if len(text) <= 60 else text[:59] + "…"
    return Parsed(None, problem=sentence % {"label": label, "text": quoted})


def as_text(text, label, style):
    return Parsed(text)


def as_email(text, label, style):
    address = text.removeprefix("mailto:").strip()
    if match := re.search(r"<([^<>]+)>$", address):
        address = match[1].strip()
    try:
        validate_email(address)
    except ValidationError:
        return refused(_("%(label)s: “%(text)s” is not an e-mail address."), text, label)
    return Parsed(address)


def as_url(text, label, style):
    """Kept as written; a scheme other than http or https is refused."""
    scheme = SCHEME.match("".join(text.split()))
    if scheme and scheme[1].lower() not in ("http", "https"):
        return refused(_("%(label)s: “%(text)s” is not a web address."), text, label)
    return Parsed(text)


def as_yes_no(text, label, style):
    word = fold(text)
    if word in YES or word in NO:
        return Parsed(word in YES)
    return refused(_("%(label)s: “%(text)s” is neither yes nor no."), text, label)


def as_number(text, label, style):
    value, _doubtful = numerals.number(text, style.decimal_mark, default=".")
    if value is None:
        return refused(_("%(label)s: “%(text)s” is not a number."), text, label)
    return Parsed(value)


def as_money(text, label, style):
    value, doubtful = numerals.number(text, style.decimal_mark)
    if value is None or abs(value) >= MOST_MONEY:
        return refused(_("%(label)s: “%(text)s” is not an amount of money."), text, label)
    cents = value.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Parsed(cents, read_as(text, label, cents) if doubtful or cents != value else "")


def as_count(text, label, style):
    value, doubtful = numerals.number(text, style.decimal_mark)
    if value is None or value != int(value) or not 0 <= value <= MOST_EMPLOYEES:
        return refused(_("%(label)s: “%(text)s” is not a whole number."), text, label)
    unclear = doubtful or text.endswith("+")
    return Parsed(int(value), read_as(text, label, int(value)) if unclear else "")


def as_date(text, label, style):
    found = dates.moment(text, style.day_first)
    if found is None:
        return refused(_("%(label)s: “%(text)s” is not a date."), text, label)
    return Parsed(found.date())


def as_moment(text, label, style):
    """A point in time; without an offset it is in the current time zone."""
    found = dates.moment(text, style.day_first)
    if found is None:
        return refused(_("%(label)s: “%(text)s” is not a date."), text, label)
    return Parsed(found if timezone.is_aware(found) else timezone.make_aware(found))


def as_salutation(text, label, style):
    return Parsed(SALUTATIONS.get(text.rstrip(".").casefold(), text))


def as_country(text, label, style):
    code = code_of(text)
    known = len(code) == 2 and pycountry.countries.get(alpha_2=code)
    sentence = _("%(label)s: “%(text)s” is not a country we know; kept as written.")
    return Parsed(code, "" if known else sentence % {"label": label, "text": text[:60]})


def as_several(text, label, style):
    return Parsed([value for part in text.split(";") if (value := part.strip())])


def read_as(text, label, value):
    sentence = _("%(label)s: “%(text)s” was read as %(value)s.")
    return sentence % {"label": label, "text": text, "value": value}


def style_of(kind, texts):
    """How a column of this kind writes its dates or numbers, told by all of its cells."""
    texts = (text for text in texts if not is_empty(text))
    if kind in ("date", "moment"):
        day_first, unclear = dates.day_first(texts)
        return Style(day_first, note=" ".join(order_note(mark, day_first) for mark in unclear))
    if kind in ("number", "money", "count"):
        return Style(decimal_mark=numerals.decimal_mark(texts))
    return Style()


def order_note(mark, day_first):
    """How a date is read that nothing in its column explains."""
    if mark in day_first:
        return _("Dates such as %s are read as 3 April 2026.") % mark.join(["03", "04", "2026"])
    return _("Dates such as %s are read as 4 March 2026.") % mark.join(["03", "04", "2026"])


KINDS = {
    "text": as_text,
    "lines": as_text,
    "email": as_email,
    "url": as_url,
    "yes_no": as_yes_no,
    "number": as_number,
    "money": as_money,
    "count": as_count,
    "date": as_date,
    "moment": as_moment,
    "salutation": as_salutation,
    "country": as_country,
    "picklist": as_text,
    "several": as_several,
}
STYLED = {"number", "money", "count", "date", "moment"}  # Read in the style of their column.
TYPED = STYLED | {"email", "yes_no"}
