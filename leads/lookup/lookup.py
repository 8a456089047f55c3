"""A search among those who may be chosen."""

from dataclasses import dataclass
from functools import cached_property

from prm.ids import id_in

MOST = 8  # Choices of each sort on the page.
MOST_COUNTED = 200


@dataclass(frozen=True)
class Choice:
    """Somebody or something that may be chosen, or that may not: then with what is in the way."""

    key: str
    row: object
    name: str
    about: str = ""
    note: str = ""
    obstacle: object = None


class Kind:
    """A sort of rows to choose from. `key` in forms and addresses, `label` on the page."""

    key = label = search_label = ""
    is_person = False

    def rows(self, chooser):
        """What may be chosen, in the order it is shown."""
        raise NotImplementedError

    def obstructed(self, chooser):
        """What matches and may not be chosen, or None for a kind without such."""
        return None

    def choices(self, rows, chooser):
        return [self.choice(row) for row in rows]

    def choice(self, row, **more):
        return Choice(**{"key": f"{self.key}:{row.pk}", "row": row, "name": str(row)} | more)

    def obstacles(self, rows, chooser):
        """The obstructed ones as choices, each with its obstacle."""
        return []

    def search(self, rows, words):
        return rows.search(words)


class Some:
    """The first few of some rows, and how many more there are."""

    def __init__(self, rows, shown):
        rows = rows[: MOST + MOST_COUNTED]
        self.found = shown(list(rows[:MOST]))
        self.more = rows.count() - MOST if len(self.found) == MOST else 0

    @property
    def is_uncounted(self):
        return self.more == MOST_COUNTED


class Lookup:
    """What somebody finds in one of `kinds` by the words `q`; `chosen` stays among it."""

    def __init__(self, kinds, chooser, kind="", q="", chosen=""):
        self.kinds, self.chooser, self.q = kinds, chooser, q
        self.kind = kinds.get(kind) or next(iter(kinds.values()))
        self.chosen = chosen if chosen.startswith(f"{self.kind.key}:") else ""

    @cached_property
    def choices(self):
        rows = self.kind.rows(self.chooser)
        return Some(self.searched(rows), lambda few: self.kind.choices(few, self.chooser))

    @cached_property
    def kept(self):
        """The chosen one, where the search does not find it any more."""
        if self.chosen in {choice.key for choice in self.choices.found}:
            return None
        return found(self.kinds, self.chooser, self.chosen)

    @cached_property
    def obstructed(self):
        rows = self.kind.obstructed(self.chooser)
        if rows is None:
            return None
        return Some(self.searched(rows), lambda few: self.kind.obstacles(few, self.chooser))

    @property
    def is_empty(self):
        return not (self.choices.found or self.kept or (self.obstructed and self.obstructed.found))

    def searched(self, rows):
        return self.kind.search(rows, self.q) if self.q else rows


def found(kinds, chooser, key):
    """The choice that a key names, if this chooser may choose it; else None."""
    name, _colon, number = key.partition(":")
    kind, pk = kinds.get(name), id_in(number)
    if kind is None or pk is None:
        return None
    row = kind.rows(chooser).filter(pk=pk).first()
    return next(iter(kind.choices([row], chooser)), None) if row else None


def kind_of(kinds, choice):
    return kinds[choice.key.partition(":")[0]]
