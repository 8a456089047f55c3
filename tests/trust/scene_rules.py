"""The assignment rule of the scene."""

from leads.models import AssignmentRule, RuleEntry
from tests.factories import owner_of


def rule_rows(cast):
    """An assignment rule that is active, of one entry."""
    rule = AssignmentRule.found("Standard", cast.ada)
    target = {"target": "owner", "owner": owner_of(cast.nordic)}
    rule.revise([RuleEntry(**target, note="Why")], cast.ada, seen=1, note="First")
    rule.activate()
    return {
        "rule": {"standard": rule},
        "rule version": {"second": rule.current},
        "rule entry": {"nordic": rule.current.in_order[0]},
    }
