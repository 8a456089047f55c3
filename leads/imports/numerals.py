"""Numbers as people and programs write them: `28212.0`, `1.234,56`, `€ 1.200`, `1'200.-`."""

import re
from decimal import Decimal
from functools import cache

CURRENCY = re.compile(
    r"[$€£¥₽₹₺\s'\u2019]|\b(?:EUR|USD|GBP|CHF|JPY|RUB|INR|PLN|SEK|NOK|DKK|CZK|AUD|CAD)\b|\bkr\b|zł",
    re.IGNORECASE,
)
EXPONENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]{1,2}", re.IGNORECASE)
MINUS = "-\u2212\u2013"
MOST_DIGITS = 60
OTHER = {".": ",", ",": "."}


def decimal_mark(texts):
    """The decimal mark of a column, "." or ","; "" if its numbers do not tell, or disagree."""
    numbers = (bare(text) for text in texts)
    found = {mark for text in numbers if (mark := own_mark(text)) and shape(mark).fullmatch(text)}
    return found.pop() if len(found) == 1 else ""


def own_mark(text):
    """The decimal mark that a number by itself gives away, or ''."""
    marks = [character for character in text if character in OTHER]
    if not marks:
        return ""
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return OTHER[marks[0]]
    whole, _mark, rest = text.partition(marks[0])
    may_be_thousands = len(rest) == 3 and 1 <= len(whole) <= 3 and whole[0] != "0"
    return "" if may_be_thousands else marks[0]


def bare(text):
    """A number without its currency, its spaces and its sign."""
    return CURRENCY.sub("", text).strip("+()" + MINUS).removesuffix(".")


def number(text, mark="", *, default=","):
    """A Decimal, or None if the text is no number; and whether it could be another one.

    `mark` is the column's decimal mark; `default` is the mark for a lone number such as
    `1.200` that nothing explains. A comma in such a number groups thousands.
    """
    digits = bare(text)
    if len(digits) > MOST_DIGITS:
        return None, False
    if EXPONENT.fullmatch(digits):
        return signed(text, digits.replace(",", ".")), False
    found = own_mark(digits) or mark
    doubtful = not found and "." in digits
    found = found or (default if "." in digits else ".")
    if not shape(found).fullmatch(digits):
        return None, False
    plain = digits.replace(OTHER[found], "").replace(found, ".")
    return signed(text, plain), doubtful


@cache
def shape(mark):
    """Digits in groups of three (the older ones of two, as in India), or in none."""
    group, point = re.escape(OTHER[mark]), re.escape(mark)
    grouped = f"[0-9]{{1,3}}(?:{group}[0-9]{{2,3}})*{group}[0-9]{{3}}"
    return re.compile(f"(?:{grouped}|[0-9]+)(?:{point}[0-9]*)?|{point}[0-9]+")


def signed(text, plain):
    text = CURRENCY.sub("", text).removesuffix(".-")  # "1'200.-" is Swiss, and not negative.
    in_brackets = text[0] == "(" and text[-1] == ")"
    minus = text[0] in MINUS or text[-1] == "-" or in_brackets
    return -Decimal(plain) if minus else Decimal(plain)
