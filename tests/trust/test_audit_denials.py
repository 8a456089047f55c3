"""R34: what a person asks for and does not get is noted, and no slip of the pen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prm.audit import What
from tests.factories import LeadFactory

from .audited import entries

pytestmark = pytest.mark.django_db
TEAM = "/c/partners/team/"


@pytest.mark.parametrize(
    ("who", "url", "status"),
    [
        ("carla", "/leads/{foreign}/", 404),
        ("carla", "/leads/1/", 404),
        ("paul", "/c/partners/leads/{foreign}/", 404),
        ("paul", "/leads/{foreign}/", 404),
        ("carla", "/leads/{queued}/edit/", 403),
        ("carla", "/setup/", 403),
    ],
)
def test_what_was_denied_is_noted(cast, log_in, who, url, status):
    places = {"foreign": LeadFactory(of=cast.rita).pk, "queued": LeadFactory(of=cast.nordic).pk}
    user, url = getattr(cast, who), url.format(**places)

    answer = log_in(user).get(url)

    row = entries(What.DENIED).get()
    assert answer.status_code == status
    assert (row.by, row.details["status"], row.details["path"]) == (user, status, url)


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("/setup/", "setup:index"),
        ("/accounts/", "accounts:index"),
        ("/leads/", "leads:index"),
        ("/admin/", "admin:index"),
        ("/admin/accounts/account/{acme}/change/", "admin:accounts_account_change"),
        (TEAM, "portal:team"),
    ],
)
def test_a_partner_before_a_page_that_is_for_others_is_noted(cast, log_in, url, page):
    url = url.format(acme=cast.acme.pk)

    answer = log_in(cast.paul).get(url)

    row = entries(What.DENIED).get()
    assert answer.status_code == 404
    assert (row.by, row.details["page"], row.details["path"]) == (cast.paul, page, url)


@pytest.mark.parametrize(("who", "url"), [("petra", TEAM), ("carla", "/accounts/")])
def test_who_may_come_there_is_not(cast, log_in, who, url):
    assert log_in(getattr(cast, who)).get(url).status_code == 200
    assert not entries(What.DENIED).exists()


def test_an_internal_user_is_refused_by_the_page_of_the_admin_they_asked_for(cast, log_in):
    url = f"/admin/accounts/account/{cast.acme.pk}/change/"

    answer = log_in(cast.carla).get(url)

    row = entries(What.DENIED).get()
    assert answer.status_code == 403
    assert (row.by, row.details["path"]) == (cast.carla, url)


@pytest.mark.parametrize("who", ["ada", "carla", "paul"])
@pytest.mark.parametrize("url", ["/acounts/", "/admin/acounts/", "/favicon.ico"])
def test_an_address_that_is_no_page_leaves_nothing(cast, log_in, who, url):
    assert log_in(getattr(cast, who)).get(url).status_code in (403, 404)
    assert not entries(What.DENIED).exists()


@pytest.mark.parametrize("url", ["/setup/", "/accounts/1/", "/admin/"])
def test_a_visitor_is_asked_to_log_in_and_nothing_is_noted(cast, client, url):
    assert client.get(url).status_code == 302
    assert not entries(What.DENIED).exists()


def test_a_denial_costs_one_statement(cast, log_in):
    browser = log_in(cast.paul)

    with CaptureQueriesContext(connection) as asked:
        browser.get(TEAM)

    [written] = [each["sql"] for each in asked if "prm_auditentry" in each["sql"]]
    assert written.startswith("INSERT")
