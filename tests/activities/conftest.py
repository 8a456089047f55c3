"""The cast for the tests of activities: assembled once a module, as fresh for each test."""

from copy import deepcopy

import pytest

from accounts.models import Activity
from tests.factories import LeadFactory


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def lead(cast):
    """Sophie Laurent, who is Paul's lead."""
    return LeadFactory(of=cast.paul, first_name="Sophie", company="Lyon Digital")


@pytest.fixture
def log(cast):
    """An activity: `log(cast.carla, lead, subject="Price list")`."""

    def logged(by, about, mentioned=(), **values):
        row = Activity(by=by, **({"kind": "call", "subject": "A call"} | values))
        row.log(about, mentioned)
        return row

    return logged


@pytest.fixture
def task(log):
    """A task: `task(cast.carla, lead, assignee=cast.paul, due_on=date(2026, 1, 1))`."""
    return lambda by, about, **values: log(by, about, **({"kind": "task", "priority": 2} | values))
