"""Somebody leaves while a lead is handed to them, in processes of their own."""

import pytest

pytestmark = pytest.mark.race
LEFT_BEHIND = (
    "SELECT COUNT(*) FROM leads_lead JOIN leads_owner ON leads_owner.id = leads_lead.owner_id"
    " JOIN accounts_user ON accounts_user.id = leads_owner.user_id"
    " WHERE NOT accounts_user.is_active"
)
BOTH = ["leave", "hand over"]


def left_behind(course, first, *mode):
    """How many leads belong to somebody who has left, after both were done at once."""
    second = next(what for what in BOTH if what != first)
    racers = [
        ("tests.leads.leaving_race", *each, *mode)
        for each in [(first, "first"), (second, "second")]
    ]
    course.race([("tests.leads.leaving_race_scene",)], *racers)
    return course.rows(LEFT_BEHIND)[0][0]


@pytest.mark.parametrize("first", BOTH)
def test_no_lead_is_left_with_who_leaves(course, first):
    """R11: who comes second waits; then the one sees the lead, or the other that nobody is here."""
    assert left_behind(course, first) == 0


@pytest.mark.parametrize("first", BOTH)
def test_without_the_lock_one_is(course, first):
    """R11: the negative control."""
    course.only_on_postgresql()

    assert left_behind(course, first, "naive") == 1
