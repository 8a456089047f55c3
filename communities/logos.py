"""Which pictures may be a logo, told by how they begin and not by how they are called."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES = 256 * 1024
BEGINNINGS = {
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
IMAGE_TYPES = frozenset([*BEGINNINGS.values(), "image/webp"])


def type_of(content):
    """The content type of a picture, or '' for anything else; SVG may run script, so it is none."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for start, kind in BEGINNINGS.items() if content.startswith(start)), "")


def read_logo(file):
    """The content and content type of an uploaded logo."""
    if file.size > MOST_BYTES:
        raise ValidationError(_("The picture is too large. 256 KB are the most."))
    content = file.read()
    if not type_of(content):
        raise ValidationError(_("Upload a PNG, JPEG, WebP or GIF picture."))
    return content, type_of(content)
