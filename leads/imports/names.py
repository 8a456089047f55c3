"""A person's full name, taken apart."""

from .values import SALUTATIONS

PARTICLES = {
    *("van", "von", "vom", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du"),
    *("la", "le", "lo", "ten", "ter", "zu", "zur", "al", "bin", "ibn", "ben", "el", "y", "e"),
}
SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md"}


def split_name(text):
    """(salutation, first name, last name) of "Dr. Ludwig van Beethoven" or "Boxer, Bertha".

    A single word is a last name.
    """
    words = text.split()
    salutation = SALUTATIONS.get(words[0].rstrip(".").casefold(), "") if words[1:] else ""
    words = words[1:] if salutation else words
    if words and words[0].endswith(",") and words[1:]:
        return salutation, " ".join(words[1:]), words[0].rstrip(",")
    start = last_name_starts(words)
    return salutation, " ".join(words[:start]), " ".join(words[start:])


def last_name_starts(words):
    """The place of the last name's first word: particles and suffixes belong to it."""
    start = max(0, len(words) - 1)
    while start > 1 and words[start].rstrip(".").casefold() in SUFFIXES:
        start -= 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    return start
