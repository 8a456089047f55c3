"""What is wrong with the entries of a rule is said, and where."""

import pytest
from django.contrib.auth.models import Group

from leads.assignment import faults_of
from leads.models import RoundRobin, RuleEntry
from tests.factories import QueueFactory, owner_of

from .conftest import entry

pytestmark = pytest.mark.django_db


def test_a_good_rule_has_no_faults(rule):
    assert faults_of(rule.current.in_order) == []


def test_wrong_criteria_are_named_with_entry_and_criterion(cast):
    good = entry(cast.nordic, ("Country", "equals", "SE"))
    bad = entry(
        cast.nordic,
        ("Shoe", "equals", "42"),
        ("Country", "lessThan", "B"),
        ("NumberOfEmployees", "equals", "many"),
        logic="1 AND (2 OR 4",
    )

    assert [str(fault) for fault in faults_of([good, bad])] == [
        "Entry 2: Criterion 1: Leads have no field “Shoe”.",
        "Entry 2: Criterion 2: “less than” does not fit Country.",
        "Entry 2: Criterion 3: “many” is no whole number. Write it as 1500.",
        "Entry 2: Filter logic, character 13: There is no criterion 4: the last is 3.",
    ]


def test_an_entry_behind_one_that_takes_all_is_never_reached(cast):
    entries = [entry(cast.nordic), entry(cast.southern, ("City", "equals", "Roma"))]

    assert [str(fault) for fault in faults_of(entries)] == [
        "Entry 2: No lead reaches it: entry 1 before it has no criteria and takes all."
    ]
    assert faults_of(entries[::-1]) == []


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("ines", "Ines Moretti is not active."),
        ("nora", "Nora Bianchi is not eligible."),
        ("paul", None),
        ("carla", None),
    ],
)
def test_a_target_who_cannot_receive_is_refused(cast, who, words):
    found = [fault.words for fault in faults_of([entry(getattr(cast, who))])]

    assert found == ([words] if words else [])


def test_a_queue_into_which_only_an_empty_profile_is_let_is_refused(cast):
    queue = QueueFactory(name="Nobody's")
    queue.admit(Group.objects.create(name="Nobody yet"))

    (fault,) = faults_of([entry(queue)])

    assert fault.words == "No member of the queue Nobody's can take leads now."


def test_a_queue_without_members_is_refused(cast):
    (fault,) = faults_of([entry(QueueFactory(name="Nobody's"))])

    assert fault.words == "The queue Nobody's has no members, so nobody could take the leads."
    assert faults_of([entry(cast.nordic)]) == []


def test_a_round_robin_needs_members_and_to_be_active(cast, robin):
    empty = RoundRobin.objects.create(
        name="Empty", fallback=owner_of(cast.nordic), manager=cast.carla
    )

    assert "has no members" in faults_of([entry(empty)])[0].words
    assert faults_of([entry(robin)]) == []
    robin.is_active = False
    assert "is not active" in faults_of([entry(robin)])[0].words


def test_a_target_that_was_deleted_or_never_chosen_is_missed():
    assert faults_of([RuleEntry(target="owner")])[0].words == "Choose who gets the leads."
    assert faults_of([RuleEntry(target="round robin")])
    assert faults_of([RuleEntry(target="stop")]) == []
