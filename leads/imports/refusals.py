"""Files that are no lead files, each refused with a sentence that says what to do."""

import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import encodings

WORKBOOK = gettext_lazy(
    "This is an Excel workbook or an archive. Save the sheet as CSV (UTF-8) and upload that."
)
PICTURE = gettext_lazy("This is a picture, not a list of leads. Upload a CSV file.")
OTHER = gettext_lazy("This is not a text file. Upload a CSV file.")
SIGNATURES = {
    b"PK\x03\x04": WORKBOOK,
    b"\xd0\xcf\x11\xe0": WORKBOOK,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"%PDF-": OTHER,
    b"{\\rtf": OTHER,
    b"\x1f\x8b": OTHER,
}
BREAKS = "\t\r\n\v\f\x1a"


def refusal(path, limit):
    """Why a file cannot be imported at all, or ''. `limit` is in bytes."""
    size = path.stat().st_size
    if size > limit:
        return too_large(size, limit)
    with path.open("rb") as file:
        start = file.read(encodings.SAMPLE)
    for signature, sentence in SIGNATURES.items():
        if start.startswith(signature):
            return str(sentence)
    text = decoded(path, start)
    if not text.strip("\0 \ufeff" + BREAKS):
        return _("The file is empty.")
    return str(OTHER) if is_noise(text) else ""


def too_large(size, limit):
    """The sentence for a file above the limit, both in bytes."""
    return _("The file has %(size)d MB; at most %(limit)d MB fit.") % {
        "size": -(-size // 1024**2),
        "limit": limit // 1024**2,
    }


def decoded(path, start):
    encoding, _has_bom = encodings.guess(path)
    return start.decode(encoding, errors="replace")


def is_noise(text):
    """Whether more than a twentieth of the characters stand in no text."""
    odd = sum(unicodedata.category(c) in ("Cc", "Cn", "Co") and c not in BREAKS for c in text)
    return odd * 20 > len(text)
