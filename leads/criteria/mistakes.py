"""What is wrong with criteria or their logic, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass
class Mistake(Exception):
    """A sentence and its place: which criterion (from 1), which part of it, which character.

    `part` is field, operator, value or logic; `at` counts the characters of the logic from 1.
    """

    words: str
    criterion: int | None = None
    part: str = ""
    at: int | None = None

    @property
    def said(self):
        """It, beside the field it is about."""
        if self.part == "logic" and self.at:
            return _("Character %(at)d: %(words)s") % vars(self)
        return self.words

    def __str__(self):
        if self.part == "logic" and self.at:
            return _("Filter logic, character %(at)d: %(words)s") % vars(self)
        if self.part == "logic":
            return _("Filter logic: %(words)s") % vars(self)
        if self.criterion:
            return _("Criterion %(criterion)d: %(words)s") % vars(self)
        return self.words
