"""Views of leads that were shared with partners appear in their inbox."""

import pytest
from django.urls import reverse

from accounts.models import Audience
from tests.communities.sharing_scene import view_of
from tests.factories import LeadFactory

INBOX = reverse("portal:inbox", args=["partners"])


@pytest.fixture
def leads(cast):
    LeadFactory(of=cast.paul, last_name="Ampère", industry="Energy", rating="Hot")
    LeadFactory(of=cast.paul, last_name="Brun", industry="Retail")
    LeadFactory(of=cast.rita, last_name="Rivale", industry="Energy")


@pytest.fixture
def view(cast):
    acme = Audience.of("account", account=cast.acme)
    return view_of(cast.carla, [acme], query="industry=Energy", columns=["industry", "rating"])


def test_a_shared_view_narrows_ones_own_inbox(cast, log_in, leads, view):
    page = log_in(cast.paul).get(INBOX, {"view": view.pk})

    assert "Hot leads" in log_in(cast.paul).get(INBOX).text
    assert "Ampère" in page.text
    assert "Energy" in page.text
    assert "Brun" not in page.text
    assert "Rivale" not in page.text


def test_it_is_not_there_for_others(cast, log_in, leads, view):
    rita = log_in(cast.rita)

    assert "Hot leads" not in rita.get(INBOX).text
    assert "Hot leads" not in rita.get(INBOX, {"view": view.pk}).text


def test_a_view_of_accounts_is_not_for_partners(cast, log_in, leads):
    view = view_of(cast.carla, [Audience.of("everyone")], name="Accounts", records="accounts")

    assert view.name not in log_in(cast.paul).get(INBOX).text


def test_a_withdrawn_view_is_gone_with_the_next_request(cast, log_in, leads, view):
    """R7"""
    view.withdraw_from(Audience.of("account", account=cast.acme))

    page = log_in(cast.paul).get(INBOX, {"view": view.pk})

    assert "Hot leads" not in page.text
    assert "Brun" in page.text


def test_a_filter_by_a_rivals_owner_lists_nothing(cast, log_in, leads):
    """R2, R4"""
    owner = cast.rita.lead_owner.pk
    view = view_of(cast.ada, [Audience.of("everyone")], query=f"owner={owner}")

    page = log_in(cast.paul).get(INBOX, {"view": view.pk})

    assert "Ampère" not in page.text
    assert "Rita" not in page.text


def test_a_column_of_owners_is_left_out(cast, log_in, leads):
    """R8: a lead that is shared with one may be another company's."""
    view = view_of(cast.carla, [Audience.of("everyone")], columns=["owner", "rating"])

    page = log_in(cast.paul).get(INBOX, {"view": view.pk})

    assert [column.label for column in page.context["views"].columns] == ["Rating"]


def test_an_empty_view_says_so(cast, log_in, view):
    assert "No lead matches." in log_in(cast.paul).get(INBOX, {"view": view.pk}).text
