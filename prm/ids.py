"""The numbers of rows that stand where partners read them: in addresses, fields, page marks."""

import secrets

BEYOND = 2**63  # No row has such a number, and no database looks for it.


def new_id():
    """A random 62-bit id: it tells nothing about how many other rows there are (R4)."""
    return secrets.randbits(62)


def id_in(text):
    """The number of a row that a form or an address sent, or None for any other text."""
    is_number = text.isascii() and text.isdigit() and len(text) < 20
    return int(text) if is_number and int(text) < BEYOND else None


def ids_in(texts):
    """The numbers of rows among some texts, each once, in their order."""
    return [pk for pk in dict.fromkeys(map(id_in, texts)) if pk is not None]
