"""An uploaded file, looked into before anything of it is kept."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .kinds import kind_of
from .names import safe_name

MOST_BYTES = 10 * 1024 * 1024


@dataclass(frozen=True)
class Received:
    name: str
    content: bytes
    content_type: str


def read_document(upload):
    """An upload that may be a document, to be kept.

    Raises ValidationError, in words, for any other.
    """
    name = safe_name(upload.name)
    if upload.size > MOST_BYTES:
        words = _("“%(name)s” is too large (%(size)s). 10 MB are the most.")
        raise ValidationError(words % {"name": name, "size": filesizeformat(upload.size)})
    content = upload.read()
    if not content:
        raise ValidationError(_("“%(name)s” is empty.") % {"name": name})
    return Received(name, content, kind_of(name, content).content_type)
