"""Partner users see no account but their own: no page says that a share shows them another."""

import pytest
from django.urls import reverse

from accounts.models import Audience, SharingRule
from leads.external_access import exposed_count
from tests.communities.sharing_scene import view_of

from .conftest import rule_of

OWN = "Partner users see no account but their own, whatever is shared."
RULES, STEP = reverse("setup:sharing"), "setup:external_access_step"


def group_of(account):
    return f"account:{account.groups.get(role=None).pk}"


@pytest.fixture
def url(cast):
    """The page of a rule from Carla's accounts, or leads, to the group of this key."""
    new = reverse("setup:new_sharing_rule")
    source = f"person:{cast.carla.pk}"
    return lambda records, target: f"{new}?records={records}&source={source}&target={target}"


@pytest.mark.parametrize(("records", "exposes"), [("accounts", False), ("leads", True)])
def test_a_rule_for_accounts_is_internal(cast, ada, records, exposes):
    rule_of(cast.carla, Audience.of("everyone"), name="Of Carla", records=records)

    assert ("Of Carla" in ada.get(reverse(STEP, args=[1])).text) is exposes
    assert ("Open to partners" in ada.get(RULES).text) is exposes
    assert exposed_count() == int(exposes)
    assert SharingRule.objects.get().reach().partner_count == (4 if exposes else 0)


@pytest.mark.parametrize(("records", "status"), [("accounts", 302), ("leads", 200)])
def test_it_is_saved_without_a_word_of_partners(cast, ada, url, records, status):
    address = url(records, f"everyone:{cast.organization.pk}")
    sent = {"name": "Probe", "access": "read", "is_active": "on"}

    page = ada.get(address).text

    assert (OWN in page) is (records == "accounts")
    assert ("4 partner users would see this" in page) is (records == "leads")
    assert ada.post(address, sent).status_code == status


def test_a_rule_for_accounts_to_nobody_but_partners_is_refused(cast, ada, url):
    sent = {"name": "Probe", "access": "read", "is_active": "on", "confirm": "on", "shown": 1}

    refused = ada.post(url("accounts", group_of(cast.bolt)), sent)
    saved = ada.post(url("leads", group_of(cast.bolt)), sent)

    assert OWN in refused.context["form"].non_field_errors()
    assert saved.status_code == 302


@pytest.mark.parametrize(("records", "exposes"), [("accounts", False), ("leads", True)])
def test_a_view_of_accounts_is_internal(cast, ada, records, exposes):
    view_of(cast.carla, [Audience.of("everyone")], name="Of Carla", records=records)

    assert ("Of Carla" in ada.get(reverse(STEP, args=[3])).text) is exposes
    assert exposed_count() == int(exposes)


@pytest.mark.parametrize("records", ["accounts", "leads"])
def test_sharing_a_view_of_accounts_tells_of_no_partner_user(cast, log_in, records):
    view = view_of(cast.carla, records=records)
    address, carla = reverse("views:sharing", args=[view.pk]), log_in(cast.carla)

    asked = carla.post(address, {"choice": f"everyone:{cast.organization.pk}"}).text
    of_partners = carla.post(address, {"choice": group_of(cast.acme)}).text

    is_told = records == "leads"
    assert ("4 partner users would see this" in asked) is is_told
    assert ("No partner user would see it." in asked) is not is_told
    assert ("Partner users have no list of accounts" in of_partners) is not is_told
