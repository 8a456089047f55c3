"""The assignment rule of the scene, and sharing rules by criteria."""

from accounts.models import Audience, SharingRule
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


def mistaken_rule(people):
    """By criteria of a custom field that is gone: it opens nothing to anybody."""
    everyone = Audience.of("everyone")
    rule = SharingRule(name="Mistaken", records="leads", source=everyone, target=everyone)
    rule.criteria = [{"field": "Gone__c", "operator": "notEqual", "value": "x"}]
    rule.access = "edit"
    rule.store(people["ada"])
    return rule


def telling_rule(people):
    """Marco's leads in Norway are open to Karl, who owns nothing, for reading."""
    source, target = (Audience.of("user", user=people[name]) for name in ("marco", "karl"))
    rule = SharingRule(name="Norway", records="leads", source=source, target=target)
    rule.criteria = [{"field": "Country", "operator": "equals", "value": "NO"}]
    rule.store(people["ada"])
    return rule


def sharing_rules(people):
    """One that opens nothing, one that cannot, and one that opens a lead of Marco's to Karl."""
    return {
        "karl": sharing_rule(people),
        "mistaken": mistaken_rule(people),
        "telling": telling_rule(people),
    }


def sharing_rule(people):
    """Karl owns nothing, so it opens nothing."""
    source, target = Audience.of("user", user=people["karl"]), Audience.of("internal")
    rule = SharingRule(name="Karl's", records="accounts", source=source, target=target)
    rule.store(people["ada"])
    return rule
