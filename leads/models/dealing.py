"""One dealing of a round robin: who gets some leads in turn, and what is written of it."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.functional import cached_property

from leads.turns import Seat, Table, mean
from prm.models import Mail

from .distribution import Distribution
from .owner import Owner
from .round_robin_member import Dealt, RoundRobinMember, Skip
from .standing import standing_of

TOLD_EVERY = timedelta(hours=1)
MOST_NAMED = 50  # Those who could receive that a transfer names; how many there were it says.
CHANGED = ["passed", "last", "received", "earned", "tally", "out"]


class Dealing:
    """Leads dealt in memory; `write()` keeps it, while the round robin's row is locked."""

    def __init__(self, robin, now=None):
        self.robin, self.now, self.whys = robin, now or timezone.now(), {}
        self.fallen = self.rested = 0  # What no member can receive; what `rest` gets of that.
        members = robin.members.select_related("owner__user__contact", "owner__queue")
        self.members = {member.pk: member for member in members}
        self.standings = standing_of(list(self.members.values()), self.now)
        self.dealt_before = robin.dealt
        self.changed, self.over, self.skips = set(), [], []
        self.seat_all()

    def seat_all(self):
        """Who can receive now has a seat; who is back begins where the others stand."""
        fit = [m for m in self.members.values() if not self.standings[m.pk].out]
        stayed = [member for member in fit if not member.out]
        level = mean(stayed) if stayed else max((m.passed for m in fit), default=0)
        for member in fit:
            if member.out:
                member.passed = level
        for member in self.members.values():
            self.become(member, self.standings[member.pk].out)
        seats = [seat_of(member, self.standings[member.pk].room) for member in fit]
        self.table, self.seats = Table(seats, self.robin.dealt), seats
        self.seat_of_owner = {self.members[seat.key].owner_id: seat for seat in seats}

    def become(self, member, out):
        """From here on a member is out, or in; what was theirs until now is counted."""
        if member.out == out:
            return
        self.changed.add(member)
        member.settle(self.robin.tally)
        if member.out:
            self.over.append(member.owner_id)
        if out:
            known = {"since": self.now, "dealt_before": self.robin.dealt}
            self.skips.append(Skip(robin=self.robin, owner=member.owner, reason=out, **known))
        member.out = out

    def hands(self, lots):
        """Who gets each lot, with why; None: it stays."""
        return [self.hand(lot) for lot in lots]

    def hand(self, lot):
        if not self.can_deal:
            return self.fall(lot)
        weight, holder = self.table.weight, self.seat_of_owner.get(lot.owner)
        seat = self.table.next(holder, self.inside if lot.is_held else None)
        if seat is None:
            return self.fall(lot)
        why = self.reason(is_held=lot.is_held)
        self.robin.tally += 1 / weight
        member = self.members[seat.key]
        if seat is holder:
            return self.keep(member), why
        self.robin.dealt += 1
        if seat.room == 0:
            self.table.leave(seat)
            self.become(member, self.standings[member.pk].limit)
        return member.owner, why

    def keep(self, member):
        """Their turn brought what they have already: nothing received, and so much less due."""
        member.earned -= 1
        self.changed.add(member)

    @property
    def can_deal(self):
        """Whether a member can receive."""
        return self.robin.is_active and bool(self.table.seats)

    def seats_for(self, is_held):
        """The seats that can be dealt such leads."""
        some = self.table.seats if self.can_deal else []
        return [seat for seat in some if not is_held or seat in self.inside]

    def receivers(self, is_held):
        """The numbers of the owners who may be dealt such leads now; none: they stay."""
        rests = self.rest and not (is_held and self.rests_outside)
        last = {self.rest.pk} if rests else set()
        some = self.seats_for(is_held)
        found = {self.members[seat.key].owner_id for seat in some}
        return found | (last if all(seat.room is not None for seat in some) else set())

    def fall(self, lot):
        """No member can receive it."""
        self.fallen += 1
        why = self.reason(self.fell, lot.is_held)
        if self.rest is None or self.rest.pk == lot.owner or (lot.is_held and self.rests_outside):
            return None, why
        self.rested += 1
        return self.rest, why

    @cached_property
    def inside(self):
        """The seats of those through whom no lead leaves the house."""
        outside = Owner.objects.outside().filter(pk__in=list(self.seat_of_owner))
        outside = set(outside.values_list("pk", flat=True))
        return {seat for owner, seat in self.seat_of_owner.items() if owner not in outside}

    @cached_property
    def rests_outside(self):
        return Owner.objects.outside().filter(pk=self.rest.pk).exists()

    @cached_property
    def rest(self):
        """Who gets what no member can: the fallback, or the default lead owner; None: it stays."""
        for owner in (self.robin.fallback, Distribution.current().default_owner):
            if owner and Owner.objects.filter(pk=owner.pk).able().exists():
                return owner
        return None

    @property
    def fell(self):
        is_fallback = self.rest == self.robin.fallback
        return {"fallback": True} | ({} if is_fallback else {"instead": True})

    def reason(self, more=None, is_held=False):
        """What `Transfer.why` says of a lead dealt now: the same one while nobody comes or goes."""
        key = len(self.skips), bool(more), is_held
        if key not in self.whys:
            why = {"round_robin": self.robin.pk, "name": self.robin.name}
            self.whys[key] = why | self.candidates(is_held) | (more or {})
        return self.whys[key]

    def candidates(self, is_held):
        """Who could receive such a lead, and who not and why."""
        fit = {seat.key: self.members[seat.key].owner_id for seat in self.seats_for(is_held)}
        spare = "consent" if self.robin.is_active else "off"  # Why those with a seat cannot.
        members = [member for member in self.members.values() if member.pk not in fit]
        skipped = [[member.owner_id, str(member.out or spare)] for member in members]
        return {"of": len(fit), "could": list(fit.values())[:MOST_NAMED], "skipped": skipped}

    def write(self):
        """Keep the turns, the ledger and the skips; tell the manager if nobody could receive."""
        for seat, member in [(seat, self.members[seat.key]) for seat in self.seats]:
            if seat.passed == member.passed:
                continue
            member.passed, member.last = seat.passed, seat.last
            member.received += seat.received
            self.changed.add(member)
        self.write_members()
        over = Skip.objects.filter(robin=self.robin, owner__in=self.over, until=None)
        over.update(until=self.now, dealt_after=self.dealt_before)
        Skip.objects.bulk_create(self.skips)
        Dealt.objects.bulk_create(self.ledger())
        if self.fallen:
            self.tell_manager()
        self.robin.save(update_fields=["dealt", "tally", "told_at"])

    def write_members(self):
        """All are there, so that each is changed: cheaper to say than bulk_update's cases."""
        rows = {"unique_fields": ["pk"], "update_fields": CHANGED}
        RoundRobinMember.objects.bulk_create(list(self.changed), update_conflicts=True, **rows)

    def ledger(self):
        rows = [(self.members[seat.key].owner, seat.received, False) for seat in self.seats]
        rows += [(self.rest, self.rested, True)] if self.rested else []
        return [
            Dealt(robin=self.robin, owner=owner, leads=leads, is_fallback=fell, at=self.now)
            for owner, leads, fell in rows
            if leads
        ]

    def tell_manager(self):
        """A mail that leads went to the fallback, once an hour at most."""
        told = self.robin.told_at
        if told and self.now - told < TOLD_EVERY:
            return
        self.robin.told_at = self.now
        mail = Mail(
            key=f"round robin:{self.robin.pk}:{self.now.isoformat()}",
            kind="round-robin",
            recipient_id=self.robin.manager_id,
            about_type=ContentType.objects.get_for_model(self.robin),
            about_id=self.robin.pk,
        )
        Mail.objects.write([mail])


def seat_of(member, room):
    return Seat(member.pk, member.weight, member.passed, member.last, room)
