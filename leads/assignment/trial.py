"""What a rule would do, without doing it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    Count,
    F,
    Q,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from leads.models.consent import is_held
from leads.models.hand import Lot
from leads.models.owner import Owner
from leads.models.rule_entry import RuleEntry
from leads.models.transfer import Transfer

from .plan import NONE, Plan
from .ways import Ways

FEW = 2_000  # Leads that are named to the database one by one.


@dataclass
class Line:
    """An entry in a trial: how many leads it takes, and how many of them change hands."""

    entry: RuleEntry | None  # None: no entry matches.
    leads: int = 0
    changes: int = 0


@dataclass
class Share:
    """An owner in a trial: how many leads they would get, and how many they have or had."""

    owner: Owner
    gets: int = 0
    has: int = 0


class Trial:
    """A rule tried on a queryset of leads as they are now, by what `assign` would go by.

    A few statements and the names, for any number of leads.
    """

    def __init__(self, rule, leads):
        self.rule, self.leads = rule, leads
        self.plan = Plan(rule.current.in_order)
        robins = [entry.round_robin for entry in self.plan.entries if entry.round_robin]
        self.ways = Ways(self.plan.entries, {robin.pk: robin for robin in robins})

    @property
    def targets(self):
        """The owners that the rule, or the default behind it, speaks of."""
        owners = [entry.owner for entry in self.plan.entries]
        owners += [robin.fallback for robin in self.ways.robins.values()]
        return [owner for owner in (*owners, self.ways.default.default_owner) if owner]

    @property
    def places(self):
        """What is known of each lead: the owner it is `seen` with, whom it is compared with."""
        return {"seen": F("owner"), "had": F("owner"), "is_held": is_held()}

    @cached_property
    def counted(self):
        """(entry, seen, had, is_held, how many leads) as they would be sorted."""
        known = {"entry_number": self.plan.entry} | self.places
        rows = self.leads.order_by().annotate(**known).values(*known)
        return list(rows.annotate(number=Count("pk")).values_list(*known, "number"))

    @cached_property
    def dealings(self):
        """From each round robin to what it would deal next."""
        return {pk: robin.foreseen() for pk, robin in self.ways.robins.items()}

    @cached_property
    def outside(self):
        """The owners of entries through whom leads leave the house."""
        owners = [way.owner for way in self.ways.of.values() if way.owner]
        outside = Owner.objects.outside().filter(pk__in=owners)
        return set(outside.values_list("pk", flat=True))

    @cached_property
    def receivers(self):
        """From (an entry's number, is_held) to the owners who may get such leads.

        None of them: those leads stay where they are.
        """
        ways = self.ways.of.items()
        return {(n, held): self.receivers_of(way, held) for n, way in ways for held in (0, 1)}

    def receivers_of(self, way, held):
        if way.robin:
            return self.dealings[way.robin].receivers(held)
        return ({way.owner} - {None}) - (self.outside if held else set())

    def goal(self, number, seen, held):
        """Where a lead would go: a RoundRobin whose turns say it, or an owner's number."""
        way = self.ways.of[number]
        if way.robin and self.dealings[way.robin].seats_for(held):
            return self.ways.robins[way.robin]
        return next(iter(self.receivers[number, held]), seen)

    @cached_property
    def lines(self):
        """A Line for each entry, and the last for the leads that none matches."""
        lines = {entry.position: Line(entry) for entry in self.plan.entries} | {NONE: Line(None)}
        for number, seen, had, held, leads in self.counted:
            lines[number].leads += leads
            receivers = self.receivers[number, held] or {seen}
            lines[number].changes += 0 if had in receivers else leads
        return list(lines.values())

    @property
    def total(self):
        return sum(line.leads for line in self.lines)

    @property
    def changes(self):
        return sum(line.changes for line in self.lines)

    @cached_property
    def shares(self):
        """A Share for each owner who would have leads; who has most first."""
        gets, has, lots = Counter(), Counter(), {pk: [] for pk in self.dealings}
        for number, seen, had, held, leads in self.counted:
            has[had] += leads
            way, receivers = self.ways.of[number], self.receivers[number, held]
            if way.robin:
                lots[way.robin] += [Lot(seen, held)] * leads
            else:
                gets[next(iter(receivers), seen)] += leads
        for pk, some in lots.items():
            gets += self.dealt(pk, some)
        owners = Owner.objects.select_related("user__contact__account", "queue").in_bulk(gets)
        return [Share(owners[pk], n, has[pk]) for pk, n in gets.most_common()]

    def dealt(self, robin, lots):
        """How many of some leads each would have after a round robin has dealt them."""
        hands = self.ways.robins[robin].foreseen().hands(lots)
        pairs = zip(lots, hands, strict=True)
        return Counter(owner.pk if owner else lot.owner for lot, (owner, _why) in pairs)

    @property
    def changing(self):
        """The leads that would get another owner, each with the `entry_number` it goes by.

        A few are found all at once: looked for one by one, in the order of a page, it takes
        seconds to find out that there are no more.
        """
        if not self.changes:
            return self.leads.none()
        rows = self.leads.annotate(entry_number=self.plan.entry, **self.places)
        rows = rows.alias(stays=self.stays).filter(stays=False)
        if self.changes > FEW:
            return rows
        return rows.filter(pk__in=list(rows.order_by().values_list("pk", flat=True)))

    @property
    def stays(self):
        """Whether a lead has who would get it already: over leads that know `places`."""
        return self.by_entry(self.has_receiver)

    @property
    def held_back(self):
        """Whether a lead stays for want of consent alone: over leads that know `places`."""
        return self.by_entry(self.is_kept_inside)

    @property
    def has_nobody(self):
        """Whether an entry gives a lead to somebody, and nobody can receive: as `held_back`."""
        return self.by_entry(self.comes_to_nothing)

    def by_entry(self, answer):
        return self.plan.first(lambda entry: answer(entry.position), answer(NONE), BooleanField())

    def has_receiver(self, number):
        free, held = (has(self.receivers[number, held]) for held in (0, 1))
        if self.receivers[number, 0] == self.receivers[number, 1]:
            return truth(free)
        return truth((Q(is_held=False) & free) | (Q(is_held=True) & held))

    def is_kept_inside(self, number):
        is_free_only = self.receivers[number, 0] and not self.receivers[number, 1]
        return truth(Q(is_held=True)) if is_free_only else Value(False)

    def comes_to_nothing(self, number):
        entry = self.ways.of[number].entry
        gives = entry is not None and entry.target != RuleEntry.Target.STOP
        return Value(gives and not self.receivers[number, 0])


class Hindsight(Trial):
    """A rule tried against what really happened: where each lead was put first.

    It starts with the owner it had before that; what people did with it since is left out.
    """

    def __init__(self, rule, leads):
        first = Transfer.objects.unscoped().that_placed().values("pk")
        super().__init__(rule, leads.filter(transfers__in=first))

    @property
    def places(self):
        put = "transfers__to_owner"
        began = Coalesce("transfers__from_owner", put, output_field=BigIntegerField())
        return {"seen": began, "had": F(put), "is_held": is_held("seen")}


def has(receivers):
    return Q(had__in=receivers) if receivers else Q(had=F("seen"))


def truth(condition):
    return Case(When(condition, then=Value(True)), default=Value(False))
