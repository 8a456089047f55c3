"""The list of accounts: whose, found how, in what order."""

import pytest
from django.urls import reverse

from accounts.models import Account
from tests.factories import AccountFactory

INDEX = "/accounts/"


def names(browser, **query):
    return [row.name for row in browser.get(INDEX, query).context["page"].rows]


@pytest.fixture
def carla(cast, log_in):
    return log_in(cast.carla)


def test_a_channel_manager_sees_the_accounts_they_own(cast, log_in):
    assert names(log_in(cast.carla)) == ["Acme Sistemi", "Cedar Consulting"]
    assert names(log_in(cast.marco)) == ["Bolt Partners"]


def test_an_administrator_sees_all(cast, log_in):
    assert names(log_in(cast.ada)) == ["Acme Sistemi", "Bolt Partners", "Cedar Consulting"]


def test_a_partner_user_has_no_such_page(cast, log_in):
    assert log_in(cast.paul).get(INDEX).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "cedar"}, ["Cedar Consulting"]),
        ({"q": "acme.example"}, ["Acme Sistemi"]),
        ({"q": "bolt"}, []),
        ({"status": "active"}, ["Acme Sistemi"]),
        ({"partner": "yes"}, ["Acme Sistemi"]),
        ({"partner": "no"}, ["Cedar Consulting"]),
        ({"country": "DE"}, ["Cedar Consulting"]),
        ({"industry": "Banking"}, ["Cedar Consulting"]),
        ({"sort": "-name"}, ["Cedar Consulting", "Acme Sistemi"]),
        ({"sort": "created_at"}, ["Acme Sistemi", "Cedar Consulting"]),
        ({"sort": "-created_at"}, ["Cedar Consulting", "Acme Sistemi"]),
    ],
)
def test_the_list_is_searched_filtered_and_sorted(carla, cast, query, found):
    Account.objects.unscoped().filter(pk=cast.cedar.pk).update(industry="Banking")

    assert names(carla, **query) == found


def test_the_owner_is_a_filter_for_whoever_sees_accounts_of_several(cast, log_in):
    assert names(log_in(cast.ada), owner=cast.marco.pk) == ["Bolt Partners"]
    assert names(log_in(cast.carla), owner=cast.marco.pk) == ["Acme Sistemi", "Cedar Consulting"]


def test_the_level_is_a_filter(carla, cast):
    assert names(carla, level=cast.acme.level_id) == ["Acme Sistemi"]


NONSENSE = ["x", "-1", "9" * 30, "\x00", "1' OR 1=1", "[]", "%00"]


PARAMETERS = ["q", "owner", "status", "level", "country", "sort", "after", "before"]


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_no_error(carla, value):
    for name in PARAMETERS:
        assert carla.get(INDEX, {name: value}).status_code == 200, name


def test_pages_follow_each_other_and_lead_back(cast, carla):
    AccountFactory.create_batch(60, owner=cast.carla)
    everything = sorted(row.name for row in Account.objects.permitted(cast.carla, "view"))

    first = carla.get(INDEX).context["page"]
    second = carla.get(INDEX, {"after": first.next}).context["page"]
    third = carla.get(INDEX, {"after": second.next}).context["page"]
    back = carla.get(INDEX, {"before": second.previous}).context["page"]

    pages = [[row.name for row in page.rows] for page in (first, second, third)]
    assert [name for page in pages for name in page] == everything
    assert [row.name for row in back.rows] == pages[0]
    assert (first.previous, third.next) == ("", "")


def test_a_long_list_takes_as_many_queries_as_a_short_one(cast, carla, queries):
    short = queries(carla, INDEX)

    AccountFactory.create_batch(20, owner=cast.carla)

    assert queries(carla, INDEX) == short


def test_htmx_gets_the_list_and_a_browser_the_page(carla):
    page = carla.get(INDEX).content.decode()
    part = carla.get(INDEX, headers={"HX-Request": "true"}).content.decode()

    assert page.lstrip().startswith("<!doctype html>")
    assert part.lstrip().startswith('<div class="listing"')
    assert part.strip() in page or "Acme Sistemi" in part


def test_going_back_in_the_browser_gets_the_page(carla):
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}

    assert carla.get(INDEX, headers=headers).content.lstrip().startswith(b"<!doctype html>")


def test_an_empty_list_says_what_will_appear(cast, log_in):
    Account.objects.unscoped().filter(owner=cast.carla).update(owner=cast.marco)

    assert "You own no account yet" in log_in(cast.carla).get(INDEX).content.decode()


def test_suggestions_are_of_accounts_one_may_change(cast, log_in):
    url = reverse("accounts:options")

    assert b"Acme Sistemi" in log_in(cast.carla).get(url, {"account": "sis"}).content
    assert b"Acme" not in log_in(cast.marco).get(url, {"account": "sis"}).content
