"""The types of files that may be a document, each told by what is in it.

Names lie: a page called picture.png is a page to whoever opens it. A type is taken only if
the content is what the extension says, from its first byte to its last.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import archives
from .names import extension_of

MARKUP = re.compile(rb"<(?:script|html|head|body|iframe|!doctype)\b|<svg[\s>]", re.IGNORECASE)
UNPRINTABLE = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
PNG = b"\x89PNG\r\n\x1a\n"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."


@dataclass(frozen=True)
class Kind:
    """A type of file: what people call it, and whether some content is of it."""

    label: str
    content_type: str
    is_one: Callable


def is_pdf(content):
    return content.startswith((b"%PDF-1.", b"%PDF-2.")) and b"%%EOF" in content[-1024:]


def is_png(content):
    """A PNG from its first chunk to its last, and nothing behind it."""
    if not content.startswith(PNG) or MARKUP.search(content):
        return False
    at, chunk = len(PNG), b""
    while at + 12 <= len(content):
        length, chunk = struct.unpack(">I4s", content[at : at + 8])
        if at == len(PNG) and chunk != b"IHDR":
            return False
        at += 12 + length
        if chunk == b"IEND":
            break
    return chunk == b"IEND" and at == len(content)


def is_jpeg(content):
    ends = content.rstrip(b"\0").endswith(b"\xff\xd9")
    return content.startswith(b"\xff\xd8\xff") and ends and not MARKUP.search(content)


def is_gif(content):
    begins = content.startswith((b"GIF87a", b"GIF89a"))
    return begins and content.endswith(b"\x3b") and not MARKUP.search(content)


def is_webp(content):
    if len(content) < 12 or content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return False
    (length,) = struct.unpack("<I", content[4:8])
    return len(content) - 8 in (length, length + length % 2) and not MARKUP.search(content)


def is_text(content):
    """Words and nothing but: no bytes of programs, and no page that a browser would show."""
    begins = content.removeprefix(BYTE_ORDER_MARK).lstrip()[:1]
    return begins != b"<" and not UNPRINTABLE.search(content) and not MARKUP.search(content)


def is_office(folder):
    """A document of Microsoft Office without macros."""

    def is_one(content):
        if not content.startswith(b"PK"):
            return False
        inside = archives.names(content)
        has_macros = any(name.lower().endswith("vbaproject.bin") for name in inside)
        has_folder = any(name.startswith(f"{folder}/") for name in inside)
        return "[Content_Types].xml" in inside and has_folder and not has_macros

    return is_one


def is_open_document(content_type):
    def is_one(content):
        if not content.startswith(b"PK") or "mimetype" not in archives.names(content):
            return False
        return archives.text_of(content, "mimetype") == content_type

    return is_one


def is_zip(content):
    """Files that could be uploaded one by one; no zip in a zip."""
    if not content.startswith(b"PK"):
        return False
    inside = [name for name in archives.names(content) if not name.endswith("/")]
    return bool(inside) and all(extension_of(name) in KINDS.keys() - {"zip"} for name in inside)


def office(label, folder, name):
    return Kind(label, OFFICE + name, is_office(folder))


def open_document(label, name):
    return Kind(label, OPEN + name, is_open_document(OPEN + name))


JPEG = Kind("JPEG", "image/jpeg", is_jpeg)
KINDS = {
    # By extension.
    "pdf": Kind("PDF", "application/pdf", is_pdf),
    "docx": office("Word", "word", "wordprocessingml.document"),
    "xlsx": office("Excel", "xl", "spreadsheetml.sheet"),
    "pptx": office("PowerPoint", "ppt", "presentationml.presentation"),
    "odt": open_document("OpenDocument", "text"),
    "ods": open_document("OpenDocument", "spreadsheet"),
    "odp": open_document("OpenDocument", "presentation"),
    "png": Kind("PNG", "image/png", is_png),
    "jpg": JPEG,
    "jpeg": JPEG,
    "gif": Kind("GIF", "image/gif", is_gif),
    "webp": Kind("WebP", "image/webp", is_webp),
    "csv": Kind("CSV", "text/csv", is_text),
    "txt": Kind("TXT", "text/plain", is_text),
    "zip": Kind("ZIP", "application/zip", is_zip),
}


def kind_of(name, content):
    """The type of a file. Raises ValidationError where it may not be kept, saying why."""
    kind = KINDS.get(extension_of(name))
    if kind is None:
        words = _("“%(name)s” may not be uploaded. These may: %(kinds)s.")
        raise ValidationError(words % {"name": name, "kinds": ", ".join(KINDS)})
    if not kind.is_one(content):
        words = _("What is in “%(name)s” is not what its name says: no %(kind)s that may be kept.")
        raise ValidationError(words % {"name": name, "kind": kind.label})
    return kind
