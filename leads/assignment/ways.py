"""To whom the entries of a rule hand leads as things are now, for assigning and for trying."""

from dataclasses import dataclass

from leads.models.distribution import Distribution
from leads.models.rule_entry import RuleEntry

from .faults import able
from .plan import NONE

Target = RuleEntry.Target


@dataclass(frozen=True)
class Way:
    """Where leads of an entry go: to an owner, to a round robin's turns, or nowhere.

    `entry` is None for the leads that none matches. `is_instead` says that its target cannot
    receive, so that the default lead owner stands in, if there is one who can.
    """

    entry: RuleEntry | None
    owner: int | None = None
    robin: int | None = None
    notify: bool = False
    is_instead: bool = False

    @property
    def unable(self):
        """The target that cannot receive: its number as owner, or in words if it is gone; or ""."""
        return (self.entry.owner_id or self.entry.target_name) if self.is_instead else ""


class Ways:
    """The Way of each entry, by its number and by NONE: `of[3]`. Two statements."""

    def __init__(self, entries, robins):
        """`robins` are the round robins that are there, by number."""
        self.default, self.robins = Distribution.current(), robins
        owners = {entry.owner_id for entry in entries} | {self.default.default_owner_id}
        self.able = able(owners - {None})
        self.of = {entry.position: self.way_of(entry) for entry in entries}
        self.of[NONE] = self.to_default(None)

    def way_of(self, entry):
        if entry.target == Target.STOP:
            return Way(entry)
        if entry.target == Target.ROUND_ROBIN and entry.round_robin_id in self.robins:
            return Way(entry, robin=entry.round_robin_id, notify=entry.notify)
        if entry.target == Target.OWNER and entry.owner_id in self.able:
            return Way(entry, entry.owner_id, notify=entry.notify)
        return self.to_default(entry)

    def to_default(self, entry):
        """To the default lead owner; to nobody if they cannot receive either."""
        owner = self.default.default_owner_id
        owner = owner if owner in self.able else None
        return Way(entry, owner, notify=self.default.notify, is_instead=entry is not None)
