"""Words compared without case, accents, spaces and punctuation."""

import unicodedata


def decomposed(text):
    """Accents stand behind their letters, where they are easily left out."""
    return unicodedata.normalize("NFKD", text)


def fold(text):
    """`No. of Employees` and `noofemployees` are one word; so are `Società` and `societa`."""
    return "".join(c for c in decomposed(text.casefold()) if c.isalnum())
