"""How the characters of a file are encoded, guessed from samples of bounded size."""

import codecs
import re

from charset_normalizer import from_bytes

SAMPLE = 64 * 1024  # Bytes, taken at the start, in the middle and at the end.

# What a person may choose when the guess is wrong.
CHOICES = {
    "utf-8": "UTF-8",
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16, big end first",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "koi8-r": "KOI8-R",
    "mac-roman": "Mac Roman",
    "shift_jis": "Shift JIS",
    "gb18030": "GB 18030",
}
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
EDGES = re.compile(rb"\A[\x80-\xbf]{1,3}|[\xc2-\xf4][\x80-\xbf]{0,2}\Z")  # Characters cut in two.
HIGH = re.compile(rb"[\x80-\xff]+")


def samples(path, size=SAMPLE):
    """Bytes from the start, the middle and the end, at even offsets."""
    length = path.stat().st_size
    offsets = [0] if length <= size else [0, length // 4 * 2, (length - size) // 2 * 2]
    with path.open("rb") as file:
        for offset in offsets:
            file.seek(offset)
            yield file.read(size)


def guess(path):
    """The encoding's name, and whether the file starts with a byte order mark."""
    parts = list(samples(path))
    for mark, encoding in MARKS.items():
        if parts[0].startswith(mark):
            return encoding, True
    text = b" ".join(EDGES.sub(b"", part) for part in parts)
    return utf_16(parts) or utf_8(text) or single_byte(text), False


def utf_16(parts):
    """UTF-16 without a mark: the zero halves of Latin letters, digits and commas."""
    even = sum(part[0::2].count(0) for part in parts)
    odd = sum(part[1::2].count(0) for part in parts)
    length = sum(len(part) for part in parts)
    if max(even, odd) <= length * 0.01 or max(even, odd) < 8 * min(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def utf_8(sample):
    """UTF-8, also when a few bytes are broken: those are mended row by row."""
    whole = len(MULTIBYTE.findall(sample))
    broken = len(HIGH.findall(MULTIBYTE.sub(b"", sample)))
    return "utf-8" if whole >= broken else None


def single_byte(sample):
    """Windows-1252, unless high bytes stand in words, as in Cyrillic or Asian text."""
    runs = HIGH.findall(sample)
    in_words = sum(len(run) for run in runs if len(run) > 2)
    if in_words * 2 < sum(len(run) for run in runs):
        return "cp1252"
    others = [name for name in CHOICES if not name.startswith(("utf", "cp125", "mac"))]
    best = from_bytes(sample, cp_isolation=["cp1251", *others]).best()
    known = {codecs.lookup(name).name: name for name in CHOICES}
    return known.get(codecs.lookup(best.encoding).name, "cp1252") if best else "cp1252"
