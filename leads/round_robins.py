"""What a page tells of a round robin: its members, who is next, what was dealt, who was skipped."""

from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Organization
from leads.assignment.faults import owner_faults
from leads.models import Distribution, RoundRobinMember, RuleEntry
from leads.models.round_robin_member import EVERY_DAY
from leads.models.standing import day_of, is_paused, standing_of
from leads.names import Names
from leads.queue_uses import entries
from prm.paging import page_of

NEXT = 10
DAYS = [(str(number + 1), name) for number, name in WEEKDAYS_ABBR.items()]


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
    terms: list

    @property
    def difference(self):
        return self.row.received - self.share


def terms_of(row, today):
    """What is set for a member: when they take part, and how much they get at most."""
    if is_paused(row, today):
        yield _("Paused until %s") % date_format(row.paused_until)
    if row.days != EVERY_DAY:
        days = ", ".join(str(name) for number, name in DAYS if number in row.days)
        yield _("Works %s") % days if days else _("Works on no day")
    if (most := row.most_open) is not None:
        yield ngettext("%d open lead at most", "%d open leads at most", most) % most
    if (most := row.most_a_day) is not None:
        yield ngettext("%d lead a day at most", "%d leads a day at most", most) % most


class Sight:
    """A round robin as one person sees it: partner users they do not see have no name.

    `query` says which page of what was dealt, or of who was skipped, where that is a page.
    """

    def __init__(self, robin, user, query=None):
        self.robin, self.user, self.query = robin, user, query or {}

    @cached_property
    def rows(self):
        return list(self.robin.members.with_owners())

    @cached_property
    def names(self):
        owners = [row.owner for row in [*self.rows, *self.dealt.rows, *self.skipped.rows]]
        default = Distribution.current().default_owner
        return Names(self.user, [*owners, self.robin.fallback, default])

    def name(self, owner):
        return self.names.of(owner)

    @property
    def fallback(self):
        return self.name(self.robin.fallback)

    @cached_property
    def members(self):
        now, house, tally = timezone.now(), Organization.zone(), self.robin.tally
        standings = standing_of(self.rows, now)
        return [
            Seen(
                row,
                self.name(row.owner),
                self.about(row.owner),
                row.share_at(tally),
                RoundRobinMember.Out(standings[row.pk].out).label if standings[row.pk].out else "",
                list(terms_of(row, day_of(row, house, now))),
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
        rows = self.robin.ledger.select_related("owner__user__contact", "owner__queue")
        return page_of(rows, ("-at", "-id"), self.query)

    @cached_property
    def skipped(self):
        rows = self.robin.skips.select_related("owner__user__contact", "owner__queue")
        return page_of(rows, ("-since", "-id"), self.query)

    @property
    def ledger(self):
        """A page of the dealings, each with who got it; the newest first."""
        return [(row, self.name(row.owner)) for row in self.dealt.rows]

    @property
    def skips(self):
        """A page of the times in which somebody could not receive: who, how many leads passed."""
        dealt = self.robin.dealt
        return [(row, self.name(row.owner), row.passed_by(dealt)) for row in self.skipped.rows]
