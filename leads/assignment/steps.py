"""One lead on its way through a rule, entry by entry."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from leads import criteria
from leads.models.owner import Owner
from leads.models.round_robin import RoundRobin
from leads.models.rule_entry import RuleEntry

from .trial import Trial

Target = RuleEntry.Target
AT_ONCE = 500  # Criteria asked of one lead in one statement.


@dataclass
class Step:
    """An entry that one lead came to: what was asked of it, and whether it was taken there."""

    entry: RuleEntry
    hit: bool
    asked: list = field(default_factory=list)  # (sentence, whether it is so)


class OneLead(Trial):
    """A rule tried on the one lead of a queryset, as it is now."""

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

    def outcome(self, names):
        """Where the lead ends, in words; `names` are leads.names.Names."""
        ((number, seen, _had, held, _leads),) = self.counted
        way, receivers = self.ways.of[number], self.receivers[number, held]
        if way.entry and way.entry.target == Target.STOP:
            return _("It keeps its owner.")
        if not receivers and self.receivers[number, not held]:
            return _("It keeps its owner: without consent it may not leave the house.")
        goal = self.goal(number, seen, held)
        target = names.of_target(way.entry) if way.entry else ""
        words = {"target": target, "goal": self.name_of(goal, names) if receivers else ""}
        if way.entry is None:
            return self.unmatched(receivers) % words
        is_instead = way.is_instead or goal != self.ways.robins.get(way.robin, way.owner)
        if is_instead and receivers and receivers != self.receivers[number, 0]:
            return _("Without consent it may not leave the house: it would go to %(goal)s.") % words
        return self.matched(receivers, is_instead) % words

    @staticmethod
    def name_of(goal, names):
        owners = Owner.objects.select_related("user", "queue")
        return str(goal) if isinstance(goal, RoundRobin) else names.of(owners.get(pk=goal))

    @staticmethod
    def unmatched(receivers):
        if receivers:
            return _("No entry matches: it would go to the default lead owner, %(goal)s.")
        return _("No entry matches: it keeps its owner.")

    @staticmethod
    def matched(receivers, is_instead):
        if not receivers:
            return _("It keeps its owner: %(target)s cannot receive leads now, nor can others.")
        if is_instead:
            return _("%(target)s cannot receive leads now: it would go to %(goal)s.")
        return _("It would go to %(goal)s.")

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
