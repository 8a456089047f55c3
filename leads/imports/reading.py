"""Read a file of delimited text row by row, whatever is wrong with it.

Nothing in a file is fatal: what cannot be read as a row comes as a row with a problem.
Memory does not grow with the number of rows.

A quoted cell may span lines, up to MAX_LINES lines and MAX_CELL characters. A quotation
mark that is not closed within these, or is followed by anything but a delimiter, costs
its own line only: reading goes on at the next line.
"""

import csv
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from . import encodings
from .lines import Lines, NeverClosed, physical_lines

DELIMITERS = (",", ";", "\t", "|")
MAX_CELL = 131_072
SHORT = 32_000  # What is kept of a cell of a row that is too long to be read.


@dataclass(frozen=True)
class Dialect:
    """How a file is written."""

    encoding: str = "utf-8"
    delimiter: str = ","
    has_bom: bool = False


@dataclass(slots=True)
class Row:
    """A row after the header. One with a problem cannot become a lead."""

    number: int  # From 1, of the rows.
    line: int  # From 1, of the file's lines: where the row starts.
    cells: list[str]
    problem: str = ""
    note: str = ""  # What was mended while reading.


def sniff(path):
    """Guess how a file is written."""
    encoding, has_bom = encodings.guess(path)
    sample = list(islice(physical_lines(path, encoding), 200))
    return Dialect(encoding, declared_delimiter(sample) or guess_delimiter(sample), has_bom)


def declared_delimiter(sample):
    """Excel's own first line, `sep=;`."""
    first = sample[0].rstrip("\r\n") if sample else ""
    return first[4:] if first[:4].lower() == "sep=" and first[4:] in DELIMITERS else None


def guess_delimiter(sample):
    """The delimiter that gives the most columns, and the same number of them in most rows."""
    scores = {delimiter: fit(sample, delimiter) for delimiter in DELIMITERS}
    return max(scores, key=scores.get)


def fit(sample, delimiter):
    widths = [len(row.cells) for row in records(Lines(sample), delimiter) if any(row.cells)]
    if not widths or widths[0] < 2:
        return 0
    return widths.count(widths[0]) / len(widths) * widths[0]


def header(path, dialect):
    """The names of the columns, stripped; [] for a file without any text."""
    return head_of(Lines(physical_lines(path, dialect.encoding)), dialect)


def head_of(lines, dialect):
    found = records(lines, dialect.delimiter)
    return next((names(row.cells) for row in found if is_header(row.cells)), [])


def names(cells):
    return [" ".join(cell.split()) for cell in cells]


def is_header(cells):
    """Blank lines and `sep=` may stand above the header."""
    return any(cell.strip() for cell in cells[1:]) or not is_mark(cells[:1])


def is_mark(cells):
    return not cells or not cells[0].strip() or cells[0].lower().startswith("sep=")


def rows(path, dialect):
    """Every row after the header, also those that cannot be read."""
    lines = Lines(physical_lines(path, dialect.encoding))
    head = head_of(lines, dialect)
    for number, row in enumerate(records(lines, dialect.delimiter, len(head)), 1):
        row.number = number
        row.problem = row.problem or misfit(row.cells, head)
        if not row.problem:
            row.cells = row.cells[: len(head)]
        yield row


def misfit(cells, head):
    """Why cells do not fit under the header, or ''."""
    if not any(cell.strip() for cell in cells):
        return _("The line is blank.")
    if len(cells) < len(head) or any(cell.strip() for cell in cells[len(head) :]):
        return _("Cells in this row: %(cells)d; columns in the header: %(columns)d.") % {
            "cells": len(cells),
            "columns": len(head),
        }
    if names(cells[:1]) == head[:1] and names(cells[: len(head)]) == head:
        return _("The line repeats the header.")
    return ""


def records(lines, delimiter, width=None):
    """What stands between line ends outside quotation marks; `width` is the header's."""
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)
    while True:
        lines.begin()
        row = next_record(reader, lines, delimiter, width)
        if row is None:
            return
        yield row


def next_record(reader, lines, delimiter, width):
    problem, cells = "", None
    try:
        cells = next(reader)
    except StopIteration:
        return None
    except NeverClosed:
        problem = _("A quotation mark is opened and never closed.")
    except csv.Error as error:
        problem = wording(error, lines)
    if not problem and swallows_a_row(lines, cells, delimiter, width):
        problem = _("A quotation mark is opened and never closed.")
    if problem:
        cells = plain(lines.keep_first(), delimiter)
    return record(lines, cells, problem)


def record(lines, cells, problem):
    start = lines.number - len(lines.taken) + 1
    if lines.flaw == "cut":
        problem, cells = too_long(), [cell[:SHORT] for cell in cells]
    note = _("Characters of another encoding were mended.") if lines.flaw == "mended" else ""
    return Row(0, start, cells, problem, note)


def wording(error, lines):
    """Why the csv module could not go on, for people."""
    if "field limit" in str(error) and len(lines.taken) == 1:
        return too_long()
    if len(lines.taken) > 1:
        return _("A quotation mark is opened and never closed.")
    return _("A quotation mark stands inside a quoted cell.")


def too_long():
    return _("A cell has more than %d characters.") % MAX_CELL


def swallows_a_row(lines, cells, delimiter, width):
    """Whether a quoted cell holds what looks like the next row, and spoils its own."""
    if width is None or len(lines.taken) == 1 or len(cells) == width:
        return False
    return len(plain(lines.taken[1], delimiter)) == width


def plain(line, delimiter):
    """The cells of a line whose quotation marks mean nothing, each cut at SHORT."""
    return [cell[:SHORT] for cell in line.rstrip("\r\n").split(delimiter)]
