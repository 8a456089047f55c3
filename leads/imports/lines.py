"""The physical lines of a text file, mended, and handed out so that they can be put back."""

import re
from collections import deque

MAX_LINE = 256 * 1024  # Characters; the rest of a longer line is dropped and reported.
MAX_LINES = 1000  # Lines of one row.

BROKEN = re.compile("[\udc80-\udcff\ufffd]")
MENDED = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)
}
UNWANTED = {0: None, 0xFEFF: None}  # NUL, and byte order marks of files glued together.


class Line(str):
    """A line with a flaw: `cut` or `mended`."""

    __slots__ = ("flaw",)

    def __new__(cls, text, flaw):
        line = super().__new__(cls, text)
        line.flaw = flaw
        return line


class NeverClosed(Exception):
    """A quotation mark is still open where its row has to end."""


def physical_lines(path, encoding):
    """Every line with its end. Bytes that the encoding does not know are read as Windows-1252."""
    errors = "replace" if encoding.startswith("utf-16") else "surrogateescape"
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        before = ""
        while line := file.readline(MAX_LINE):
            if len(line) == MAX_LINE and line[-1] not in "\r\n":
                line = Line(line, "cut")
                skip_rest(file)
            if not (line == "\r\n" and before.endswith("\r")):  # "\r\r\n" ends one line.
                yield mend(line)
            before = line


def skip_rest(file):
    while (rest := file.readline(MAX_LINE)) and rest[-1] not in "\r\n":
        pass


def mend(line):
    """The line without NUL characters, and with characters for what could not be decoded."""
    flaw = getattr(line, "flaw", "")
    if "\0" in line or "\ufeff" in line:
        line = line.translate(UNWANTED)
    if not line.isascii() and BROKEN.search(line):
        flaw = flaw or "mended"
        line = line.translate(MENDED)
    return Line(line, flaw) if flaw else line


class Lines:
    """An iterator over lines for `csv.reader`, which takes as many as a row needs."""

    def __init__(self, lines):
        self.source = iter(lines)
        self.waiting = deque()
        self.taken = []
        self.number = 0  # Of the line handed out last, from 1.

    def __iter__(self):
        return self

    def __next__(self):
        line = self._next()
        if self.taken and (line is None or len(self.taken) == MAX_LINES):
            self._put_back(line)
            raise NeverClosed
        if line is None:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def _next(self):
        return self.waiting.popleft() if self.waiting else next(self.source, None)

    def _put_back(self, line):
        if line is not None:
            self.waiting.appendleft(line)

    def begin(self):
        """A row starts at the next line."""
        self.taken = []

    def keep_first(self):
        """The row is its first line alone; the others are read again."""
        self.waiting.extendleft(reversed(self.taken[1:]))
        self.number -= len(self.taken) - 1
        del self.taken[1:]
        return self.taken[0]

    @property
    def flaw(self):
        return next((line.flaw for line in self.taken if isinstance(line, Line)), "")
