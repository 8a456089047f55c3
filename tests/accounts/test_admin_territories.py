"""Django admin names the accounts that lie in two territories once a territory is saved."""

import pytest
from django.urls import reverse

from accounts.models import Account, Territory

pytestmark = pytest.mark.django_db
REGIONS = {"regions-INITIAL_FORMS": 0, "regions-TOTAL_FORMS": 1}


@pytest.fixture
def south(cast):
    """Acme lies in it, and Bolt does not."""
    Account.objects.unscoped().filter(pk=cast.acme.pk).update(country="IT", state="Lazio")
    Account.objects.unscoped().filter(pk=cast.bolt.pk).update(country="SE", state="")
    territory = Territory.objects.create(name="South")
    territory.regions.create(country="IT")
    return territory


def add(browser, name, country, state=""):
    region = {"regions-0-country": country, "regions-0-state": state}
    url = reverse("admin:accounts_territory_add")
    return browser.post(url, {"name": name} | REGIONS | region, follow=True)


@pytest.mark.parametrize(
    ("country", "state", "overlaps"),
    [("IT", "", True), ("IT", "lazio", True), ("IT", "Sicilia", False), ("SE", "", False)],
)
def test_saving_a_territory_says_which_accounts_have_two(
    cast, log_in, south, country, state, overlaps
):
    page = add(log_in(cast.ada), "Rome", country, state)

    assert Territory.objects.filter(name="Rome").exists()
    said = "These accounts lie in two territories: Acme Sistemi (Rome, South)."
    assert (said in page.text) == overlaps
    assert ("lie in two" in page.text) == overlaps


def test_saving_a_region_alone_says_so_too(cast, log_in, south):
    rome = Territory.objects.create(name="Rome")
    url = reverse("admin:accounts_territoryregion_add")

    page = log_in(cast.ada).post(url, {"territory": rome.pk, "country": "IT"}, follow=True)

    assert "Acme Sistemi (Rome, South)" in page.text
    assert rome.regions.count() == 1
