"""Whatever happens to users, partners, communities and queues: everybody sees what they may.

PRM_FULL=1 plays 500 stories of 30 steps, each time other ones; without it, a few.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from accounts.models import Audience, PartnerRole, SharingRule, Territory
from leads.models import Lead
from leads.sharing.shares import share
from tests.factories import AccountFactory, ContactFactory, LeadFactory, PartnerUserFactory
from tests.sizes import FULL, size

from .machine import Story

pytestmark = pytest.mark.django_db
OWNERS = ["carla", "paul", "petra", "rita", "nordic", "southern", "ines"]


@pytest.fixture
def rows(cast):
    """The rows of `opening()`, by its names."""
    cast.cedar.enable_as_partner(cast.carla)
    mia, piet = ContactFactory(account=cast.acme), ContactFactory(account=cast.cedar)
    partners = {"profiles": [cast.partners]}
    rows = vars(cast) | {
        "mia": PartnerUserFactory(contact=mia, partner_role=PartnerRole.MANAGER, **partners),
        "piet": PartnerUserFactory(contact=piet, **partners),
        "gold": cast.acme.level,
        "silver": cast.bolt.level,
        "dune": AccountFactory(name="Dune", owner=cast.marco),
        "south": Territory.objects.create(name="South"),
        "north": Territory.objects.create(name="North"),
    }
    cast.nora.is_super_user = True
    cast.nora.save()
    open_up(cast, rows)
    leads = {number: LeadFactory(of=rows[name]) for number, name in enumerate(OWNERS)}
    Lead.objects.unscoped().filter(pk=leads[6].pk).put_away(cast.ada)
    return rows | leads


def open_up(cast, rows):
    """Territories, and what is shared: none of it may a partner user see."""
    rows["south"].redraw([("ES", "")], [cast.carla])
    rows["north"].redraw([("IT", "Lazio")], [cast.marco])
    share(rows["dune"], cast.carla, cast.ada)
    share(rows["dune"], cast.bolt.groups.get(role=None).group, cast.ada, edits=True)
    share(cast.acme, cast.rita, cast.ada, edits=True)
    source = Audience.of("territory", territory=rows["south"])
    target = Audience.of("role", account=cast.acme, role=PartnerRole.USER)
    rule = SharingRule(name="first", records="accounts", access="edit")
    rule.source, rule.target = source, target
    rule.store(cast.ada)


def test_everybody_sees_what_the_policy_says_after_every_step(rows):
    """R6"""
    run_state_machine_as_test(
        lambda: Story(rows),
        settings=settings(
            max_examples=size(8, 500),
            stateful_step_count=size(20, 30),
            deadline=None,
            phases=[Phase.generate],  # Making a story shorter takes minutes.
            database=None,
            derandomize=not FULL,
            suppress_health_check=list(HealthCheck),
        ),
    )
