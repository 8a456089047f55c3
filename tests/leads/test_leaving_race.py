"""Somebody leaves while a lead or a task is given to them, in processes of their own."""

import pytest

pytestmark = pytest.mark.race
TASKS_LEFT_BEHIND = (
    "SELECT COUNT(*) FROM accounts_activity"
    " JOIN accounts_user ON accounts_user.id = accounts_activity.assignee_id"
    " WHERE NOT accounts_user.is_active AND accounts_activity.done_at IS NULL"
)
LEFT_BEHIND = (
    "SELECT COUNT(*) FROM leads_lead JOIN leads_owner ON leads_owner.id = leads_lead.owner_id"
    " JOIN accounts_user ON accounts_user.id = leads_owner.user_id"
    " WHERE NOT accounts_user.is_active"
)
BOTH = ["leave", "hand over"]


def left_behind(course, first, *mode, other="hand over", asked=LEFT_BEHIND):
    """How much belongs to somebody who has left, after both were done at once."""
    second = other if first == "leave" else "leave"
    racers = [
        ("tests.leads.leaving_race", *each, *mode)
        for each in [(first, "first"), (second, "second")]
    ]
    course.race([("tests.leads.leaving_race_scene",)], *racers)
    return course.rows(asked)[0][0]


@pytest.mark.parametrize("first", BOTH)
def test_no_lead_is_left_with_who_leaves(course, first):
    """R11: who comes second waits; then the one sees the lead, or the other that nobody is here."""
    assert left_behind(course, first) == 0


@pytest.mark.parametrize("first", BOTH)
def test_without_the_lock_one_is(course, first):
    """R11: the negative control."""
    course.only_on_postgresql()

    assert left_behind(course, first, "naive") == 1


TASKS = {"other": "give a task", "asked": TASKS_LEFT_BEHIND}


@pytest.mark.parametrize("first", ["leave", "give a task"])
def test_no_task_is_left_with_who_leaves(course, first):
    """R11"""
    assert left_behind(course, first, **TASKS) == 0


@pytest.mark.parametrize("first", ["leave", "give a task"])
def test_without_the_lock_a_task_is(course, first):
    """R11: the negative control."""
    course.only_on_postgresql()

    assert left_behind(course, first, "naive", **TASKS) == 1
