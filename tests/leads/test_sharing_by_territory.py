"""Sharing rules from a territory, and to one: leads that they really open, and to whom."""

import pytest

from accounts.models import Account, Audience, SharingRule, Territory
from leads.sharing.told import told_of
from tests.factories import InternalUserFactory, LeadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tina(cast):
    """Covers Spain, where Bolt is."""
    return InternalUserFactory(first_name="Tina")


@pytest.fixture
def spain(tina):
    return place("Spain", "ES", tina)


def place(name, country, manager):
    made = Territory.objects.create(name=name)
    made.regions.create(country=country)
    made.cover(manager)
    return made


def open_leads(cast, source, target, **values):
    rule = SharingRule(name="Probe", records="leads", source=source, target=target, **values)
    rule.store(cast.ada)


def sees(user, lead):
    """As the check and "who sees this" say."""
    seen = user.has_perm("leads.view_lead", lead)
    by_rule = [line for line in told_of(lead) if line.why == "Sharing rule Probe"]
    assert any(user in line.people for line in by_rule) == seen
    return seen


def test_to_a_territory_it_opens_leads_to_who_covers_it(cast, tina, spain):
    lead, otto = LeadFactory(of=cast.carla), InternalUserFactory()
    assert not sees(tina, lead)

    spain_group = Audience.of("territory", territory=spain)
    open_leads(cast, Audience.of("user", user=cast.carla), spain_group, internal_only=True)

    assert sees(tina, lead)
    assert not tina.has_perm("leads.change_lead", lead)
    assert not sees(otto, lead)
    assert not sees(cast.rita, lead)


def test_to_who_covers_it_no_more_it_opens_nothing(cast, tina, spain):
    """R7"""
    lead = LeadFactory(of=cast.carla)
    carla, group = Audience.of("user", user=cast.carla), Audience.of("territory", territory=spain)
    open_leads(cast, carla, group, access="edit")
    assert tina.has_perm("leads.change_lead", lead)
    assert sees(cast.rita, lead)

    spain.uncover(tina)

    assert not sees(tina, lead)
    assert sees(cast.rita, lead)


def test_from_a_territory_it_opens_the_leads_of_its_people(cast, tina, spain):
    otto, of_tina = InternalUserFactory(), LeadFactory(of=tina)
    of_rita, of_paul = LeadFactory(of=cast.rita), LeadFactory(of=cast.paul)
    assert not sees(otto, of_rita)

    group = Audience.of("territory", territory=spain)
    open_leads(cast, group, Audience.of("user", user=otto), access="edit")

    assert sees(otto, of_rita)
    assert otto.has_perm("leads.change_lead", of_rita)
    assert sees(otto, of_tina)
    assert not sees(otto, of_paul)


def test_a_company_that_moves_away_takes_its_leads_along(cast, spain):
    otto, lead = InternalUserFactory(), LeadFactory(of=cast.rita)
    group = Audience.of("territory", territory=spain)
    open_leads(cast, group, Audience.of("user", user=otto))
    assert sees(otto, lead)

    Account.objects.unscoped().filter(pk=cast.bolt.pk).update(country="PT")

    assert not sees(otto, lead)
