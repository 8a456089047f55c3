"""Rules have versions; one rule is active."""

import pytest
from django.db import IntegrityError, transaction

from leads.models import AssignmentRule, RuleEntry
from leads.models.assignment_rule import Revised

pytestmark = pytest.mark.django_db


def test_a_change_makes_a_new_version_and_keeps_the_old(cast, rule):
    two = rule.current

    rule.revise(two.in_order[:1], cast.ada, seen=2, note="Shorter")

    assert (rule.latest, rule.current.note, rule.current.by) == (3, "Shorter", cast.ada)
    assert [len(v.in_order) for v in rule.versions.order_by("number")] == [0, 4, 1]


def test_going_back_is_a_new_version_equal_to_the_old(cast, rule):
    old = rule.current
    rule.revise([], cast.ada, seen=2)

    rule.revise(old.in_order, cast.ada, seen=3)

    assert rule.latest == 4
    pairs = zip(rule.current.in_order, old.in_order, strict=True)
    assert all(new.equals(before) for new, before in pairs)


def test_of_two_who_change_the_same_version_one_is_told(cast, rule):
    rule.revise([], cast.ada, seen=2)

    with pytest.raises(Revised):
        rule.revise([], cast.carla, seen=2)
    assert rule.versions.count() == 3


def test_one_rule_is_active_and_activating_says_which_was(cast, rule):
    other = AssignmentRule.found("Summer", cast.ada)

    assert other.activate() == rule
    assert AssignmentRule.objects.active() == other
    assert other.activate() is None
    other.deactivate()
    assert AssignmentRule.objects.active() is None


def test_the_database_holds_that_one_is_active(rule):
    with pytest.raises(IntegrityError), transaction.atomic():
        AssignmentRule.objects.create(name="Second", is_active=True)


def test_the_database_holds_that_an_entry_has_one_target(rule, robin):
    entry = rule.current.in_order[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        RuleEntry.objects.filter(pk=entry.pk).update(round_robin=robin)
