"""Filter logic such as `1 AND (2 OR NOT 3)`: read by a small parser, each mistake with its place.

either  = both { OR both }
both    = single { AND single }
single  = NOT single | "(" either ")" | number
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .mistakes import Mistake

LONGEST, DEEPEST = 2_000, 40
TOKEN = re.compile(r"\s*(?:([0-9]+)|([^\W\d_]+)|([()])|(\S))")


@dataclass(frozen=True)
class Every:
    """All of the parts hold."""

    parts: tuple


@dataclass(frozen=True)
class Any:
    """One of the parts holds, or several."""

    parts: tuple


@dataclass(frozen=True)
class Not:
    part: object


def parse(text, count):
    """The tree of a filter logic over `count` criteria, numbered from 1; none given means all.

    Leaves are the numbers of criteria. Raises Mistake, which says where.
    """
    if not text.strip():
        return Every(tuple(range(1, count + 1)))
    if len(text) > LONGEST:
        raise Mistake(_("Filter logic has at most %d characters.") % LONGEST, part="logic")
    return Parser(text, count).whole()


def parts_of(tree):
    if isinstance(tree, int):
        return ()
    return (tree.part,) if isinstance(tree, Not) else tree.parts


def numbers_of(tree):
    """The numbers of the criteria that a tree names."""
    return {tree} if isinstance(tree, int) else set().union(*map(numbers_of, parts_of(tree)))


def depth_of(tree):
    """How many levels of parts are within it."""
    return 1 + max(map(depth_of, parts_of(tree)), default=-1)


class Parser:
    def __init__(self, text, count):
        self.text, self.count = text, count
        self.tokens = [
            (match.group().strip(), match.end() - len(match.group().strip()) + 1)
            for match in TOKEN.finditer(text)
        ]
        self.next = 0
        self.depth = 0

    @property
    def word(self):
        """The token to be read next, in capitals; '' at the end."""
        return self.tokens[self.next][0].upper() if self.next < len(self.tokens) else ""

    @property
    def place(self):
        return self.tokens[self.next][1] if self.next < len(self.tokens) else len(self.text) + 1

    def whole(self):
        tree = self.either()
        if self.word == ")":
            raise self.mistake(_("This parenthesis closes none that is open."))
        if self.word:
            raise self.unexpected(_("AND or OR"))
        return tree

    def either(self):
        return self.chain("OR", Any, self.both)

    def both(self):
        return self.chain("AND", Every, self.single)

    def chain(self, word, kind, part):
        parts = [part()]
        while self.word == word:
            self.next += 1
            parts.append(part())
        return kind(tuple(parts)) if len(parts) > 1 else parts[0]

    def single(self):
        if self.word == "NOT":
            return self.deeper(lambda: Not(self.single()))
        if self.word == "(":
            return self.deeper(self.enclosed)
        if not (self.word.isascii() and self.word.isdecimal()):
            raise self.unexpected(_("the number of a criterion"))
        return self.number()

    def deeper(self, read):
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.mistake(_("This is nested too deeply."))
        self.next += 1
        tree = read()
        self.depth -= 1
        return tree

    def enclosed(self):
        opened = self.tokens[self.next - 1][1]
        tree = self.either()
        if not self.word:
            raise Mistake(_("This parenthesis is never closed."), part="logic", at=opened)
        if self.word != ")":
            raise self.unexpected(_("AND, OR or a closing parenthesis"))
        self.next += 1
        return tree

    def number(self):
        if len(self.word) > 4 or not 1 <= int(self.word) <= self.count:
            words = _("There is no criterion %(number)s: the last is %(last)d.")
            raise self.mistake(words % {"number": self.word[:9], "last": self.count})
        number = int(self.word)
        self.next += 1
        return number

    def unexpected(self, wanted):
        if not self.word:
            return self.mistake(_("Something is missing at the end: %s.") % wanted)
        found = self.tokens[self.next][0][:20]
        return self.mistake(
            _("“%(found)s” cannot stand here. Expected: %(wanted)s.")
            % {"found": found, "wanted": wanted}
        )

    def mistake(self, words):
        return Mistake(words, part="logic", at=self.place)
