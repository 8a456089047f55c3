"""R21: what a user sees, looked at without being them."""

import pytest

from leads.sharing.shares import share
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db


def leads_of(browser, user):
    return browser.get(f"/setup/users/{user.pk}/leads/").content.decode()


def test_it_is_the_list_that_the_user_would_get(cast, ada):
    LeadFactory(of=cast.paul, last_name="Ownlead")
    LeadFactory(of=cast.rita, last_name="Rivallead")
    share(LeadFactory(of=cast.carla, last_name="Lentlead"), cast.paul, cast.carla)

    page = leads_of(ada, cast.paul)

    assert "Ownlead" in page
    assert "Lentlead" in page
    assert "Rivallead" not in page


def test_nobody_becomes_anybody_by_looking(cast, ada):
    lead = LeadFactory(of=cast.paul)

    leads_of(ada, cast.paul)

    assert ada.get("/").wsgi_request.user == cast.ada
    lead.refresh_from_db(from_queryset=type(lead)._base_manager.all())
    assert lead.unread


@pytest.mark.parametrize(
    ("name", "words"), [("ines", "Not active"), ("paul", "No published community")]
)
def test_who_sees_nothing_is_said_why(cast, ada, name, words):
    LeadFactory(of=getattr(cast, name), last_name="Ownlead")
    cast.community.status = "offline"
    cast.community.save()

    page = leads_of(ada, getattr(cast, name))

    assert words in page
    assert "Ownlead" not in page


def test_the_accounts_too(cast, ada):
    page = ada.get(f"/setup/users/{cast.carla.pk}/accounts/").content.decode()

    assert "Acme Sistemi" in page
    assert "Bolt Partners" not in page
