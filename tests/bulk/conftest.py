"""Runs of the cast's: `drafted(cast.carla, handing(owner))` over what Carla sees."""

from copy import deepcopy

import pytest

from leads.models import Lead, Run
from leads.runs.job import run_now
from leads.runs.plans import freeze


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def drafted(db):
    """A run that is not started, over all leads that somebody sees."""
    return lambda user, plan: freeze(user, plan, Lead.objects.visible_to(user))


@pytest.fixture
def done(drafted):
    """The same, done."""

    def run(user, plan):
        made = drafted(user, plan)
        assert run_now(made)
        return Run.objects.unscoped().get(pk=made.pk)

    return run
