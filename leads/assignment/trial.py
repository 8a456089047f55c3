"""What a rule would do, without doing it."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import BooleanField, Case, Count, Value, When
from django.utils.translation import gettext as _

from leads import criteria
from leads.models.distribution import Distribution
from leads.models.owner import Owner
from leads.models.rule_entry import RuleEntry

from .plan import NONE, Plan

Target = RuleEntry.Target
AT_ONCE = 500  # Criteria asked of one lead in one statement.


@dataclass
class Line:
    """An entry in a trial: how many leads it takes, and how many of them change hands."""

    entry: RuleEntry | None  # None: no entry matches.
    leads: int = 0
    changes: int = 0


@dataclass
class Share:
    """An owner in a trial: how many leads they would get, and how many they have now."""

    owner: Owner
    gets: int = 0
    has: int = 0


@dataclass
class Step:
    """An entry that one lead came to: what was asked of it, and whether it was taken there."""

    entry: RuleEntry
    hit: bool
    asked: list = field(default_factory=list)  # (sentence, whether it is so)


class Trial:
    """A rule tried on a queryset of leads: two statements and the names, for any number."""

    def __init__(self, rule, leads):
        self.rule, self.leads = rule, leads
        self.plan = Plan(rule.current.in_order)
        self.default = Distribution.current()

    @cached_property
    def counted(self):
        """(entry, owner now, how many leads) as they would be sorted."""
        rows = self.leads.order_by().annotate(entry_number=self.plan.entry)
        rows = rows.values("entry_number", "owner").annotate(number=Count("pk"))
        return list(rows.values_list("entry_number", "owner", "number"))

    @cached_property
    def receivers(self):
        """From an entry's number to the owners who may get its leads; None: it changes nothing."""
        found = {entry.position: self.receivers_of(entry) for entry in self.plan.entries}
        default = self.default.default_owner_id
        return found | {NONE: {default} if default else None}

    @staticmethod
    def receivers_of(entry):
        if entry.target == Target.OWNER and entry.owner_id:
            return {entry.owner_id}
        if entry.target == Target.ROUND_ROBIN and entry.round_robin:
            members = entry.round_robin.members.values_list("owner", flat=True)
            return {*members, entry.round_robin.fallback_id}
        return None

    @cached_property
    def lines(self):
        """A Line for each entry, and the last for the leads that none matches."""
        lines = {entry.position: Line(entry) for entry in self.plan.entries} | {NONE: Line(None)}
        for number, owner, leads in self.counted:
            line, receivers = lines[number], self.receivers[number]
            line.leads += leads
            line.changes += leads if receivers is not None and owner not in receivers else 0
        return list(lines.values())

    @property
    def total(self):
        return sum(line.leads for line in self.lines)

    @property
    def changes(self):
        return sum(line.changes for line in self.lines)

    @cached_property
    def shares(self):
        """A Share for each owner who gets leads; who gets most first."""
        gets, has = Counter(), Counter()
        for number, owner, leads in self.counted:
            has[owner] += leads
            gets += self.handed(number, owner, leads)
        for line in self.lines:
            gets += self.dealt(line)
        owners = Owner.objects.select_related("user__contact__account", "queue")
        owners = owners.in_bulk(gets)
        return [Share(owners[pk], n, has[pk]) for pk, n in gets.most_common()]

    def handed(self, number, owner, leads):
        """What entries without a round robin give to whom."""
        entry, receivers = self.plan.by_position.get(number), self.receivers[number]
        if receivers is None:
            return Counter({owner: leads})
        if entry and entry.target == Target.ROUND_ROBIN:
            return Counter()
        return Counter({next(iter(receivers)): leads})

    def dealt(self, line):
        """What the round robin of an entry would deal to each."""
        if (
            not line.leads
            or len(self.receivers[line.entry.position if line.entry else 0] or ()) < 2
        ):
            return Counter()
        hands = line.entry.round_robin.foresee(line.leads)
        return Counter(owner.pk for owner, _why in hands if owner)

    @property
    def changing(self):
        """The leads that would get another owner, each with the `entry_number` it goes by."""
        rows = self.leads.annotate(entry_number=self.plan.entry).alias(stays=self.stays)
        return rows.filter(stays=False)

    @property
    def stays(self):
        """Whether a lead keeps its owner, as an expression over leads."""
        return self.plan.first(
            lambda entry: self.is_with(self.receivers[entry.position]),
            self.is_with(self.receivers[NONE]),
            BooleanField(),
        )

    @staticmethod
    def is_with(owners):
        """Whether a lead is with one of these owners already; None: it stays where it is."""
        if owners is None:
            return Value(True)
        return Case(When(owner__in=owners, then=Value(True)), default=Value(False))

    def steps(self):
        """The Steps of the first lead, up to the entry that takes it."""
        asked = [(e, each) for e in self.plan.entries for each in e.criteria]
        singles = [
            q for e in self.plan.entries for q in criteria.conditions(e.criteria, self.plan.fields)
        ]
        answers = self.answers([*self.plan.conditions, *singles])
        hits = dict(zip(self.plan.by_position, answers, strict=False))
        steps = {e.position: Step(e, hits[e.position]) for e in self.plan.entries}
        for (entry, each), answer in zip(asked, answers[len(hits) :], strict=True):
            steps[entry.position].asked.append((criteria.read(each, self.plan.fields), answer))
        return up_to_hit(steps.values())

    def outcome(self, steps):
        """Where the lead ends, in words."""
        last = steps[-1].entry if steps and steps[-1].hit else None
        if last and last.target == Target.STOP:
            return _("It keeps its owner.")
        if last:
            return _("It would go to %s.") % last.target_name
        if self.default.default_owner:
            owner = self.default.default_owner
            return _("No entry matches: it would go to the default lead owner, %s.") % owner
        return _("No entry matches: it keeps its owner.")

    def answers(self, conditions):
        """Whether each condition holds for the first lead."""
        found = []
        for start in range(0, len(conditions), AT_ONCE):
            some = map(criteria.matches, conditions[start : start + AT_ONCE])
            found += self.leads.values_list(*some).first()
        return found


def up_to_hit(steps):
    shown = []
    for step in steps:
        shown.append(step)
        if step.hit:
            break
    return shown
