"""Why leads stay where they are, though who selected them may hand them over.

Asked when a run is looked at, and again before each batch of it: dealing uses up who can receive.
"""

from dataclasses import dataclass, field

from django.db.models import Case, CharField, Q, Value, When

from leads.assignment.trial import Trial
from leads.models import Lead, Run, RunRow
from leads.models.consent import is_held
from prm.permissions import ANYTHING

Reason = RunRow.Reason


@dataclass(frozen=True)
class Stays:
    """Conditions over leads, each with the reason why one that meets it stays: the first counts.

    Those of `before` are known beforehand; those of `after` say it of a lead that has stayed.
    `aliases` are expressions that they ask for.
    """

    before: list
    after: list = field(default_factory=list)
    aliases: dict = field(default_factory=dict)

    @property
    def reason(self):
        """The reason of a lead that has stayed; null where it was to move."""
        whens = [When(condition, then=Value(why)) for condition, why in self.before + self.after]
        return Case(*whens, default=None, output_field=CharField())


def of_run(run):
    """What holds for the leads of a run that says for each where it goes, or None."""
    if run.kind == Run.Kind.ROUND_ROBIN:
        return of_robin(run.round_robin)
    return of_rule(run.rule) if run.kind == Run.Kind.RULE else None


def of_robin(robin):
    """It has who would get it, may not leave the house, or nobody can receive."""
    dealing = robin.foreseen()
    free, held = (dealing.receivers(may_not_leave) for may_not_leave in (False, True))
    before = [] if free else [(ANYTHING, Reason.NOBODY)]
    before += [] if held else [(Q(is_held=True), Reason.CONSENT)]
    only_one = [receivers if len(receivers) == 1 else () for receivers in (free, held)]
    before.append((theirs(*only_one), Reason.ALREADY))
    after = [(theirs(free, held), Reason.ALREADY), (ANYTHING, Reason.NOBODY)]
    return Stays(before, after, {"is_held": is_held()})


def theirs(free, held):
    """Leads of those who may get them; `held` are those who may get what may not leave."""
    return Q(is_held=False, owner__in=free) | Q(is_held=True, owner__in=held)


def of_rule(rule):
    """No entry gives it to anybody else, it may not leave the house, or nobody can receive."""
    trial = Trial(rule, Lead.objects.unscoped())
    before = [
        (Q(rule_held_back=True), Reason.CONSENT),
        (Q(rule_has_nobody=True), Reason.NOBODY),
        (Q(rule_stays=True), Reason.KEPT),
    ]
    aliases = {
        "rule_held_back": trial.held_back,
        "rule_has_nobody": trial.has_nobody,
        "rule_stays": trial.stays,
    }
    return Stays(before, [(ANYTHING, Reason.NOBODY)], trial.places | aliases)
