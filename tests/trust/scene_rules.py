"""The assignment rule of the scene."""

from leads.models import AssignmentRule, NamedText, RuleEntry
from tests.factories import owner_of


def rule_rows(cast):
    """An assignment rule that is active, of one entry."""
    rule = AssignmentRule.found("Standard", cast.ada)
    target = {"target": "owner", "owner": owner_of(cast.nordic)}
    text = NamedText.objects.create(name="Hot leads")
    rule.revise([RuleEntry(**target, note="Why")], cast.ada, seen=1, note="First")
    rule.activate()
    return {
        "rule": {"standard": rule},
        "named text": {"hot": text},
        "rule version": {"second": rule.current},
        "rule entry": {"nordic": rule.current.in_order[0]},
    }
