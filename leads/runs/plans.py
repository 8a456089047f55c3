"""What a run will do, and its leads frozen with where they are and where they go.

What the preview shows is what is done: the rows are written when somebody looks, by one
INSERT ... SELECT, and a lead that has moved on until its turn is skipped.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import BigIntegerField, Case, CharField, Count, F, Q, Value, When

from accounts.models import Organization
from leads.models import Run, RunRow
from leads.models.consent import held_back
from prm.sql import insert_from

from .stays import of_robin, of_rule

Reason, Outcome = RunRow.Reason, RunRow.Outcome


@dataclass(frozen=True)
class Plan:
    """A change of leads: its kind and target in words, and what it says of each lead.

    `refusals` are conditions over the leads with the reason to skip those that meet one, the
    first that holds; `columns` are expressions over the leads for a RunRow.
    """

    kind: str
    target: str = ""
    refusals: list = field(default_factory=list)
    columns: dict = field(default_factory=dict)
    notify: bool = False
    values: dict = field(default_factory=dict)  # Of the run itself.
    aliases: dict = field(default_factory=dict)  # Expressions that the refusals ask for.


def handing(owner, *, notify=False):
    """All of them go to one owner."""
    refusals = [(Q(can_assign=False), Reason.FORBIDDEN), (Q(owner=owner), Reason.ALREADY)]
    if Organization.wants_consent():
        refusals.append((held_back(owner), Reason.CONSENT))
    to = {"to_owner": Value(owner.pk, BigIntegerField())}
    return Plan(Run.Kind.OWNER, str(owner), refusals, to, notify)


def spreading(robin, *, notify=False):
    """A round robin says whose turn it is for each, when it is that lead's turn."""
    stays, values = of_robin(robin), {"round_robin": robin}
    refusals = [(Q(can_assign=False), Reason.FORBIDDEN), *stays.before]
    options = {"notify": notify, "values": values, "aliases": stays.aliases}
    return Plan(Run.Kind.ROUND_ROBIN, str(robin), refusals, **options)


def ruling(rule):
    """A rule says who gets each; its entries say who is told."""
    stays, values = of_rule(rule), {"rule": rule, "rule_version": rule.latest}
    refusals = [(Q(can_assign=False), Reason.FORBIDDEN), *stays.before]
    options = {"notify": True, "values": values, "aliases": stays.aliases}
    return Plan(Run.Kind.RULE, str(rule), refusals, **options)


def setting_status(status):
    refusals = [
        (Q(can_change=False, owner__queue__isnull=False), Reason.IN_QUEUE),
        (Q(can_change=False), Reason.FORBIDDEN),
        (Q(status=status), Reason.ALREADY),
    ]
    return Plan(Run.Kind.STATUS, status, refusals, {"status_to": Value(status)})


def deleting():
    return Plan(Run.Kind.DELETE, refusals=[(Q(can_delete=False), Reason.FORBIDDEN)])


@transaction.atomic
def freeze(user, plan, leads):
    """A run that is not started yet, with a row for each of these leads."""
    run = drafted(user, plan)
    insert_from(leads.alias(**plan.aliases), RunRow, columns_of(run, plan))
    return tallied(run)


def drafted(user, plan, **values):
    values |= {"kind": plan.kind, "target": plan.target[:255], "notify": plan.notify}
    return Run.objects.create(by=user, **values, **plan.values)


def columns_of(run, plan):
    refused = [When(condition, then=Value(reason)) for condition, reason in plan.refusals]
    reason = Case(*refused, default=Value(""), output_field=CharField())
    outcomes = [When(condition, then=Value(Outcome.SKIPPED)) for condition, _why in plan.refusals]
    return {
        "run": Value(run.pk, BigIntegerField()),
        "lead": F("pk"),
        "owner_seen": F("owner_id"),
        "status_seen": F("status"),
        "to_owner": Value(None, BigIntegerField()),
        "status_to": Value(""),
        "outcome": Case(*outcomes, default=Value(Outcome.WAITING), output_field=CharField()),
        "reason": reason,
    } | plan.columns


def tallied(run):
    """The run, with its rows counted."""
    rows = RunRow.objects.unscoped().filter(run=run).order_by()
    numbers = dict(rows.values_list("outcome").annotate(Count("pk")))
    run.left, run.skipped = (numbers.get(name, 0) for name in (Outcome.WAITING, Outcome.SKIPPED))
    run.rows = run.left + run.skipped
    run.save(update_fields=["rows", "left", "skipped"])
    return run
