"""What a digest tells somebody: all that the acts it gathers did for them, each lead once."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import F, Q
from django.utils.translation import gettext as _

from leads.emails import MOST_LISTED, in_short
from leads.models import Lead, Notice, Run, RunRow, Transfer
from leads.queue_emails import line_of
from prm.outbox.merge import one_line

TOOK = Q(reason="take", from_owner__queue__tells_managers=True)
HANDED_BACK = Q(reason="hand back", to_owner__queue__tells_managers=True)


@dataclass(frozen=True)
class Part:
    """One sort of news: how many leads it is about, and the first few lines of it."""

    heading: str  # "" for what came to the receiver themself.
    number: int
    lines: list

    @property
    def text(self):
        more = ["…"] if self.number > len(self.lines) else []
        return "\n".join([*([self.heading] if self.heading else []), *self.lines, *more])


class News:
    """What there is to tell the receiver of a digest that is still true, and theirs to know."""

    def __init__(self, digest):
        self.user = digest.recipient
        self.acts = Notice.objects.unscoped().filter(digest=digest).values("handover")

    @cached_property
    def parts(self):
        found = [self.handed(), self.by_partners(), self.in_queues(), self.called_back()]
        return [part for part in found if part.number]

    @property
    def number(self):
        return sum(part.number for part in self.parts)

    @property
    def text(self):
        return "\n\n".join(part.text for part in self.parts)

    def transfers(self, leads, *conditions, **more):
        """Of the acts, those of these leads, which have not moved since."""
        rows = Transfer.objects.unscoped().filter(*conditions, handover__in=self.acts, **more)
        return rows.filter(lead__in=leads, lead__handover=F("handover"))

    def handed(self):
        """Leads that came to the receiver."""
        leads = Lead.objects.permitted(self.user, "view").owned_by(self.user)
        rows = self.transfers(leads, to_owner__user=self.user, notify=True)
        return part_of("", rows.order_by("lead__last_name", "lead"), name_of)

    @cached_property
    def partners_acts(self):
        """What people of the receiver's partner accounts took, and handed back."""
        leads = Lead.objects.permitted(self.user, "view")
        theirs = {"by__contact__account__owner": self.user}
        return self.transfers(leads, TOOK | HANDED_BACK, **theirs).order_by("at", "pk")

    def by_partners(self):
        return part_of(_("Taken and handed back by your partners:"), self.partners_acts, act_of)

    def in_queues(self):
        """Leads that wait where the receiver takes from, but for those told of already."""
        rows = self.transfers(
            Lead.objects.waiting_for(self.user), notify=True, to_owner__queue__tells_members=True
        )
        rows = rows.filter(lead__owner=F("to_owner")).exclude(by=self.user)
        rows = rows.exclude(pk__in=self.partners_acts.order_by().values("pk"))
        ordered = rows.order_by("to_owner__queue__name", "lead__company", "lead")
        return part_of(_("Waiting to be taken:"), ordered, self.waiting)

    def waiting(self, transfer):
        queue = transfer.to_owner.queue
        masked = queue.is_masked and self.user.is_partner
        return f"{one_line(queue)}: {line_of(transfer.lead, masked)}"

    def called_back(self):
        """How many leads runs called back from the receiver, and who did."""
        lost = RunRow.objects.unscoped().done().filter(owner_seen__user=self.user)
        runs = Run.objects.unscoped().filter(handover__in=self.acts, kind=Run.Kind.UNDO)
        numbers = [(run, lost.filter(run=run).count()) for run in runs.select_related("by")]
        lines = [f"{in_short(number)}, {one_line(run.by)}" for run, number in numbers if number]
        return Part(_("Called back from you:"), sum(n for _run, n in numbers), lines)


def part_of(heading, transfers, line):
    """A part about the leads of some transfers."""
    ends = ("from_owner__queue", "to_owner__queue", "by__contact__account")
    rows = list(transfers.select_related("lead", *ends)[: MOST_LISTED + 1])
    number = len(rows) if len(rows) <= MOST_LISTED else transfers.count()
    return Part(heading, number, [line(row) for row in rows[:MOST_LISTED]])


def name_of(transfer):
    return f"{one_line(transfer.lead.full_name)}, {one_line(transfer.lead.company)}"


def act_of(transfer):
    """A lead, and who took it from where, or handed it back, and why."""
    is_take = transfer.reason == Transfer.Reason.TAKE
    words = (
        _("%(lead)s: taken from %(queue)s by %(who)s, %(account)s")
        if is_take
        else _("%(lead)s: handed back to %(queue)s by %(who)s, %(account)s (%(reason)s)")
    )
    queue = (transfer.from_owner if is_take else transfer.to_owner).queue
    return words % {
        "lead": name_of(transfer),
        "queue": one_line(queue),
        "who": one_line(transfer.by),
        "account": one_line(transfer.by.account),
        "reason": one_line(transfer.note),
    }
