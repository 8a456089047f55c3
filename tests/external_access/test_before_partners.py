"""The wizard opens before there is any partner user: it lists what the first one would see."""

import pytest
from django.urls import reverse

from accounts.models import Audience, Level, SharingRule, Territory
from leads.external_access import convert, exposed_count, exposures_of
from tests.factories import LeadFactory

from .conftest import first_partner_user, rule_of, without_partners

STEP = reverse("setup:external_access_step", args=[1])
NEW = reverse("setup:new_sharing_rule")


@pytest.fixture
def house(db, hashed):
    """Nordwind on the day it enables PRM: no partner account, no partner user."""
    house = without_partners(hashed)
    house.organization.enable_prm(house.ada)
    return house


@pytest.fixture
def ada(house, log_in):
    return log_in(house.ada)


def group_of(house, kind):
    named = {
        "profile of partners": lambda: Audience.of("profile", profile=house.partners),
        "profile of managers": lambda: Audience.of("profile", profile=house.managers),
        "subordinates": lambda: Audience.of("subordinates", user=house.carla),
        "level": lambda: Audience.of("level", level=Level.objects.create(name="Gold", rank=1)),
        "territory": lambda: Audience.of("territory", territory=italy()),
        "account": lambda: Audience.of("account", account=house.acme),
        "role": lambda: Audience.of("role", account=house.acme, role=1),
        "user": lambda: Audience.of("user", user=house.marco),
    }
    return named[kind]() if kind in named else Audience.of(kind)


def italy():
    made = Territory.objects.create(name="Italy")
    made.regions.create(country="IT")
    return made


OPEN = ["everyone", "subordinates", "profile of partners", "level", "territory", "account", "role"]
INSIDE = ["internal", "profile of managers", "user"]


@pytest.mark.parametrize("kind", OPEN)
def test_a_rule_whose_group_may_hold_partner_users_is_listed(house, ada, kind):
    rule_of(house.marco, group_of(house, kind), name="Of Marco")

    page = ada.get(STEP).text

    assert "Make Of Marco internal" in page
    assert "No partner user yet" in page
    assert "Open to partners" in ada.get(reverse("setup:sharing")).text
    assert exposed_count() == 1


@pytest.mark.parametrize("kind", INSIDE)
def test_a_rule_to_internal_users_is_not(house, ada, kind):
    rule_of(house.marco, group_of(house, kind), name="Of Marco")

    assert "No sharing rule opens anything to partner users." in ada.get(STEP).text
    assert "Open to partners" not in ada.get(reverse("setup:sharing")).text
    assert exposed_count() == 0


@pytest.mark.parametrize("is_converted", [True, False])
def test_what_was_converted_the_first_partner_user_does_not_see(house, hashed, is_converted):
    """R7"""
    lead = LeadFactory(of=house.marco)
    rule_of(house.marco, group_of(house, "subordinates"))
    keys = [each.key for each in exposures_of(1)]

    convert(keys if is_converted else [], house.ada)
    paul = first_partner_user(house, hashed)

    assert paul.has_perm("leads.view_lead", lead) is not is_converted
    assert house.carla.has_perm("leads.view_lead", lead)


def rule_page(house):
    people = f"source=person:{house.marco.pk}&target=subordinates:{house.carla.pk}"
    return f"{NEW}?records=leads&{people}"


def test_a_new_rule_says_that_partners_would_see_it_and_wants_to_be_told_to(house, ada):
    sent = {"name": "Probe", "access": "read", "is_active": "on"}

    page = ada.get(rule_page(house)).text
    refused = ada.post(rule_page(house), sent).text
    kept = SharingRule.objects.exists()
    saved = ada.post(rule_page(house), sent | {"confirm": "on", "shown": 0})

    assert "No partner user is in this group yet. Those who come later would see this." in page
    assert "Yes, partner users may see this" in page
    assert "Tick the box if that is meant" in refused
    assert (kept, saved.status_code) == (False, 302)
