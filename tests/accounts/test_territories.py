"""Whoever covers a territory sees and works the accounts and leads that lie in it."""

import pytest

from accounts.models import Account, Contact, Territory, User
from leads.models import Lead
from leads.sharing.who import who_sees
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def south(stage):
    """Marco covers it. Nothing lies in it yet."""
    territory = Territory.objects.create(name="South")
    territory.cover(stage.marco)
    return territory


def place(account, country, state=""):
    Account.objects.unscoped().filter(pk=account.pk).update(country=country, state=state)


PLACES = [
    # Region                 account             lies in it
    (("IT", ""),             ("IT", ""),             True),
    (("IT", ""),             ("IT", "Lombardia"),    True),
    (("IT", "Lombardia"),    ("IT", "LOMBARDIA"),    True),
    (("FR", "Île-de-France"), ("FR", "île-de-france"), True),
    (("IT", "Lombardia"),    ("IT", ""),             False),
    (("IT", "Lombardia"),    ("IT", "Lazio"),        False),
    (("IT", "Lombardia"),    ("CH", "Lombardia"),    False),
    (("IT", ""),             ("ES", ""),             False),
    (("IT", ""),             ("", ""),               False),
]  # fmt: skip


@pytest.mark.parametrize(("region", "address", "lies_in_it"), PLACES)
def test_an_account_falls_into_a_territory_by_its_address(
    stage, south, region, address, lies_in_it
):
    south.regions.create(country=region[0], state=region[1])
    place(stage.acme, *address)

    for action in ("view", "change", "enable"):
        found = Account.objects.permitted(stage.marco, action)
        assert (stage.acme in found) is lies_in_it
        assert stage.marco.has_perm(f"accounts.{action}_account", stage.acme) is lies_in_it
    acme = Account.objects.unscoped().get(pk=stage.acme.pk)
    assert any(stage.marco in line.users for line in who_sees(acme)) is lies_in_it


def test_who_covers_it_sees_its_people_and_their_leads(stage, south):
    lead = LeadFactory(of=stage.paul)
    assert not Lead.objects.permitted(stage.marco, "view").filter(pk=lead.pk)

    south.regions.create(country="IT")

    for action in ("view", "change", "assign"):
        assert lead in Lead.objects.permitted(stage.marco, action)
    assert stage.toni in Contact.objects.permitted(stage.marco, "change")
    assert stage.paul in User.objects.permitted(stage.marco, "change")


def test_what_two_territories_hold_is_found_once(stage, south):
    south.regions.create(country="IT")
    second = Territory.objects.create(name="Lombardy")
    second.cover(stage.marco)
    second.regions.create(country="IT", state="Lombardia")
    place(stage.acme, "IT", "Lombardia")

    found = Account.objects.permitted(stage.marco, "view")

    assert sorted(found.values_list("name", flat=True)) == ["Acme Sistemi", "Bolt Partners"]


def test_whoever_covers_it_no_more_sees_it_no_more(stage, south):
    south.regions.create(country="IT")
    assert stage.acme in Account.objects.permitted(stage.marco, "view")

    south.uncover(stage.marco)

    assert stage.acme not in Account.objects.permitted(stage.marco, "view")


def test_a_partner_user_covers_nothing(stage, south):
    south.regions.create(country="IT")
    south.cover(stage.rita)

    assert list(Account.objects.permitted(stage.rita, "view")) == [stage.bolt]
    assert stage.acme.owner in User.objects.permitted(stage.marco, "view")
    assert not User.objects.permitted(stage.rita, "view").filter(pk=stage.paul.pk)
