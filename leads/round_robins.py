"""What a page tells of a round robin: its members, who is next, what was dealt, who was skipped."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from leads.assignment.faults import owner_faults
from leads.models import Distribution, RoundRobinMember, RuleEntry
from leads.models.standing import standing_of
from leads.names import Names
from leads.queue_uses import entries

NEXT = 10
FEW = 25


def robin_uses(robin):
    """What deals by a round robin, as leads.queue_uses.Use."""
    return list(entries(RuleEntry.objects.in_force().to_round_robin(robin)))


@dataclass(frozen=True)
class Seen:
    """One member, as somebody may see it."""

    row: RoundRobinMember
    name: str
    about: str
    share: float
    out: str

    @property
    def difference(self):
        return self.row.received - self.share


class Sight:
    """A round robin as one person sees it: partner users they do not see have no name."""

    def __init__(self, robin, user):
        self.robin, self.user = robin, user

    @cached_property
    def rows(self):
        return list(self.robin.members.with_owners())

    @cached_property
    def names(self):
        owners = [row.owner for row in [*self.rows, *self.dealt, *self.skipped]]
        default = Distribution.current().default_owner
        return Names(self.user, [*owners, self.robin.fallback, default])

    def name(self, owner):
        return self.names.of(owner)

    @property
    def fallback(self):
        return self.name(self.robin.fallback)

    @cached_property
    def members(self):
        standings, tally = standing_of(self.rows, timezone.now()), self.robin.tally
        return [
            Seen(
                row,
                self.name(row.owner),
                self.about(row.owner),
                row.share_at(tally),
                RoundRobinMember.Out(standings[row.pk].out).label if standings[row.pk].out else "",
            )
            for row in self.rows
        ]

    def about(self, owner):
        if owner.is_queue:
            return _("Queue")
        return owner.account.name if owner.account and self.names.knows(owner) else ""

    @cached_property
    def next(self):
        """The next ten, by name."""
        hands = self.robin.foresee(NEXT) if self.rows else []
        return [self.words_of(*hand) for hand in hands]

    def words_of(self, owner, why):
        if owner is None:
            return _("Nobody: the lead stays where it is")
        if "instead" in why:
            return _("%(name)s (default lead owner)") % {"name": self.name(owner)}
        form = _("%(name)s (fallback)") if "fallback" in why else "%(name)s"
        return form % {"name": self.name(owner)}

    @cached_property
    def fallback_fails(self):
        """Whether the fallback, whom not everybody here may know by name, could not receive."""
        return bool(owner_faults(self.robin.fallback))

    @cached_property
    def dealt(self):
        rows = self.robin.ledger.order_by("-at", "-id")
        return list(rows.select_related("owner__user__contact", "owner__queue")[:FEW])

    @cached_property
    def skipped(self):
        rows = self.robin.skips.order_by("-since", "-id")
        return list(rows.select_related("owner__user__contact", "owner__queue")[:FEW])

    @property
    def ledger(self):
        """The newest dealings, each with who got it."""
        return [(row, self.name(row.owner)) for row in self.dealt]

    @property
    def skips(self):
        """The newest times in which somebody could not receive: who, and how many leads passed."""
        dealt = self.robin.dealt
        return [(row, self.name(row.owner), row.passed_by(dealt)) for row in self.skipped]
