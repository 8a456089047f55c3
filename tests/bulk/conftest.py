"""Runs of the cast's: `drafted(cast.carla, handing(owner))` over what Carla sees."""

from copy import deepcopy

import pytest

from leads.models import AssignmentRule, Lead, RoundRobin, RuleEntry, Run
from leads.runs.job import run_now
from leads.runs.plans import freeze
from tests.factories import owner_of


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


@pytest.fixture
def robin(cast):
    """Paul and Petra by turns."""
    robin = RoundRobin.objects.create(
        name="Acme by turns", fallback=owner_of(cast.nordic), manager=cast.carla
    )
    for user in (cast.paul, cast.petra):
        robin.admit(owner_of(user))
    return robin


@pytest.fixture
def rule(cast):
    """Italian leads go to Paul, with a mail; all others stay."""
    country = {"field": "Country", "operator": "equals", "value": "IT"}
    italy = RuleEntry(target="owner", owner=owner_of(cast.paul), criteria=[country], notify=True)
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise([italy, RuleEntry(target="stop")], cast.ada, seen=1)
    rule.activate()
    return rule
