"""Whatever happens to users, partners, communities and queues: everybody sees what they may.

PRM_FULL=1 plays 500 stories of 30 steps, each time other ones; without it, a few.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from accounts.models import PartnerRole
from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory

from .machine import Story

pytestmark = pytest.mark.django_db
FULL = bool(os.environ.get("PRM_FULL"))
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
            max_examples=500 if FULL else 12,
            stateful_step_count=30 if FULL else 20,
            deadline=None,
            phases=[Phase.generate],  # Making a story shorter takes minutes.
            database=None,
            derandomize=not FULL,
            suppress_health_check=list(HealthCheck),
        ),
    )
