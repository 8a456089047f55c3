"""The demo story of the programme: roles, territories, levels, and what is shared with whom."""

import pytest
from django.core.management import call_command

from accounts.models import Account, SharingRule, Territory, User
from accounts.territories import lying_in, managers_of
from leads.models import LeadUserShare

pytestmark = pytest.mark.django_db


@pytest.fixture
def told():
    call_command("seed")


def test_the_wizard_finds_one_rule(told):
    assert SharingRule.objects.count() == 3
    (rule,) = SharingRule.objects.exposing()
    assert rule.name == "Carla stands in for Marco"


def test_carla_and_marco_cover_a_territory_each_in_which_partners_lie(told):
    territories = list(Territory.objects.all())
    covered = managers_of(territories)

    assert sorted(str(user) for some in covered.values() for user in some) == [
        "Carla Berg",
        "Marco Vitale",
    ]
    for territory in territories:
        regions = territory.regions.values_list("country", "state")
        assert Account.objects.unscoped().partners().filter(lying_in(regions)).exists()


def test_partners_have_roles_and_somebody_who_looks_after_the_logins(told):
    partners = User.objects.partners()

    assert set(partners.values_list("partner_role", flat=True)) >= {1, 2, 3}
    assert partners.filter(is_delegated_admin=True).exists()


def test_leads_are_lent_among_colleagues_on_both_sides(told):
    lent = LeadUserShare.objects.all()
    pairs = {(str(each.shared_by), str(each.user), each.edits) for each in lent}

    assert pairs == {
        ("Carla Berg", "Marco Vitale", True),
        ("Petra Galli", "Paul Rossi", False),
    }
