"""What is measured, by name; each answers its lines for a size, in that size's database."""

from . import guardian, importing, lists, moving, taking, trying

PARTS = {
    "lists": lists.measure,
    "guardian": guardian.measure,
    "moving": moving.measure,
    "trying": trying.measure,
    "taking": taking.measure,
    "importing": importing.measure,
}


def over_all(lines):
    """What is told by all sizes together."""
    return list(lists.growth(lines))
