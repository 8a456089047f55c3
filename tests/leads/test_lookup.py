"""Who can be chosen as owner, and what is in the way of the others."""

import pytest

from leads.lookup import OWNERS, Lookup, found
from leads.lookup.lookup import MOST
from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory

from .reading import names, partners


def test_users_are_active_colleagues(cast):
    cast.marco.is_active = False
    cast.marco.save()

    assert names(Lookup(OWNERS, cast.carla, "user").choices) == ["Carla Berg", "Ada Lund"]


def test_partner_users_are_eligible_ones_of_accounts_one_sees(cast):
    assert names(partners(cast.carla).choices) == ["Petra Galli", "Paul Rossi"]
    assert names(partners(cast.marco).choices) == ["Rita Conti"]
    assert names(partners(cast.ada).choices) == ["Rita Conti", "Petra Galli", "Paul Rossi"]


def test_queues_are_there_for_everybody_internal(cast):
    lookup = Lookup(OWNERS, cast.carla, "queue", "nord")

    assert names(lookup.choices) == ["Nordic leads"]
    assert lookup.obstructed is None


def test_a_partner_user_chooses_among_colleagues_alone(cast):
    assert names(partners(cast.petra).choices) == ["Petra Galli", "Paul Rossi"]
    assert names(partners(cast.rita).choices) == ["Rita Conti"]
    assert names(Lookup(OWNERS, cast.petra, "user").choices) == []


def test_a_choice_says_company_level_country_and_open_leads(cast):
    LeadFactory(of=cast.paul)
    LeadFactory(of=cast.paul, status="Closed - Converted")

    (choice,) = partners(cast.carla, "rossi").choices.found

    assert (choice.about, choice.note) == ("Acme Sistemi, Gold, Italy", "1 open lead")


@pytest.mark.parametrize(
    ("words", "found"),
    [("ros", ["Paul Rossi"]), ("acme paul", ["Paul Rossi"]), ("paul@acme", ["Paul Rossi"])],
)
def test_names_companies_and_addresses_are_searched(cast, words, found):
    assert names(partners(cast.carla, words).choices) == found


def test_at_most_eight_and_how_many_more(cast):
    for _ in range(MOST + 3):
        contact = ContactFactory(account=cast.acme, last_name="Many")
        PartnerUserFactory(contact=contact, profiles=[cast.partners])

    lookup = partners(cast.carla, "many")

    assert (len(lookup.choices.found), lookup.choices.more) == (MOST, 3)


def test_the_chosen_one_stays_when_something_else_is_searched(cast):
    key = f"partner:{cast.paul.pk}"

    lookup = Lookup(OWNERS, cast.carla, "partner", "petra", key)

    assert names(lookup.choices) == ["Petra Galli"]
    assert lookup.kept.name == "Paul Rossi"
    assert Lookup(OWNERS, cast.carla, "partner", "ros", key).kept is None
    assert Lookup(OWNERS, cast.carla, "queue", "", key).kept is None


@pytest.mark.parametrize("who", ["rita", "nora", "ines"])
def test_who_may_not_be_chosen_is_not_found(cast, who):
    """R2"""
    assert found(OWNERS, cast.carla, f"partner:{getattr(cast, who).pk}") is None
    assert found(OWNERS, cast.carla, f"partner:{cast.paul.pk}").name == "Paul Rossi"


@pytest.mark.parametrize("key", ["", "partner", "partner:", "x:1", "user:-1", "user:" + "9" * 40])
def test_a_key_that_is_none_finds_nobody(cast, key):
    assert found(OWNERS, cast.carla, key) is None
