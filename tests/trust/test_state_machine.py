"""Whatever happens to users, partners, communities and queues: everybody sees what they may.

PRM_FULL=1 plays 500 stories of 30 steps, each time other ones; without it, a few.
"""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from accounts.models import PartnerRole
from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory
from tests.sizes import FULL, size

from .machine import Story

pytestmark = pytest.mark.django_db
OWNERS = ["carla", "paul", "petra", "rita", "nordic", "southern"]


@pytest.fixture
def rows(cast):
    """The rows of `world.opening()`, by its names."""
    cast.cedar.enable_as_partner(cast.carla)
    mia, piet = ContactFactory(account=cast.acme), ContactFactory(account=cast.cedar)
    partners = {"profiles": [cast.partners]}
    rows = vars(cast) | {
        "mia": PartnerUserFactory(contact=mia, partner_role=PartnerRole.MANAGER, **partners),
        "piet": PartnerUserFactory(contact=piet, **partners),
        "gold": cast.acme.level,
        "silver": cast.bolt.level,
    }
    cast.nora.is_super_user = True
    cast.nora.save()
    return rows | {number: LeadFactory(of=rows[name]) for number, name in enumerate(OWNERS)}


def test_everybody_sees_what_the_policy_says_after_every_step(rows):
    """R6"""
    run_state_machine_as_test(
        lambda: Story(rows),
        settings=settings(
            max_examples=size(12, 500),
            stateful_step_count=size(20, 30),
            deadline=None,
            phases=[Phase.generate],  # Making a story shorter takes minutes.
            database=None,
            derandomize=not FULL,
            suppress_health_check=list(HealthCheck),
        ),
    )
