"""Words compared without case, accents, spaces and punctuation."""

import unicodedata


def fold(text):
    """`No. of Employees` and `noofemployees` are one word; so are `Società` and `societa`."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
