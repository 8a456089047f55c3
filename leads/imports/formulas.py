"""Cells that a spreadsheet would run as a formula are written with a ' before them.

Also what follows a semicolon, comma, tab or line break in them: a spreadsheet of a country that
separates cells by another sign than the file does may begin a cell there, quoted or not.
"""

import csv
import io
import re

# As a spreadsheet sees it: also behind quotes and blanks, and in full width.
FORMULA = "(?=[\"'\\s]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n\0])"
RUN = re.compile(f"(^|[;,\t\r\n]){FORMULA}")
SHIELDED = re.compile(f"(^|[;,\t\r\n])'{FORMULA}")


def shielded(text):
    """The text as it may stand in a file that is opened in a spreadsheet."""
    return RUN.sub(r"\1'", text)


def unshielded(text):
    """The text as it was before it was shielded."""
    return SHIELDED.sub(r"\1", text)


def written(cells, delimiter=","):
    """A line of such a file; every cell is quoted."""
    line = io.StringIO()
    shield = [shielded(str(cell)) for cell in cells]
    csv.writer(line, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerow(shield)
    return line.getvalue()
