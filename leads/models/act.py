"""What a change of owners says of itself."""

from dataclasses import dataclass

from django.db.models import JSONField, Value

from prm.sql import is_expression


@dataclass(frozen=True)
class Act:
    """Who changes an owner, why, and whether the new owner is told by mail."""

    by: object  # A user, or None where the portal itself acts.
    reason: str  # Of Transfer.Reason.
    note: str = ""
    notify: bool = False
    why: object = None  # For Transfer.why: a dict, or an expression over the leads.
    tells_manager: bool = False  # Whether the partner's channel manager is to know, too.
    run: object = None  # The run it is a batch of; the new owners are told when that ends.
    part_of: object = None  # The handover of a larger act, whose end tells the new owners.

    @property
    def larger(self):
        """The handover of what it is a part of, or None."""
        return self.run.handover if self.run else self.part_of


def why_of(act):
    return act.why if is_expression(act.why) else Value(act.why or {}, JSONField())
