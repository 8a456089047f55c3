"""What may be kept as a document: its type by its content, its size, its name."""

from .kinds import KINDS, kind_of
from .names import MOST_CHARACTERS, safe_name
from .received import MOST_BYTES, Received, read_document

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "Received",
    "kind_of",
    "read_document",
    "safe_name",
]
