"""Cells that a spreadsheet would run as a formula are written with a ' before them."""

import re

# As a spreadsheet sees it: also behind quotes and blanks, and in full width.
FORMULA = re.compile("[\"'\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0]")


def shielded(text):
    """The text as it may stand in a file that is opened in a spreadsheet."""
    return f"'{text}" if FORMULA.match(text) else text


def unshielded(text):
    """The text as it was before it was shielded."""
    return text[1:] if text[:1] == "'" and FORMULA.match(text[1:]) else text
