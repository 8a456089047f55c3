"""The log in page of a community, and the colour it has."""

import pytest
from django.urls import reverse

from leads.demo.cast import PASSWORD
from tests.corpus import AWAY, leads_away

LOGIN = "/c/partners/login/"


def log_in_at(client, url, user, **more):
    return client.post(url, {"login": user.email, "password": PASSWORD} | more)


def test_the_log_in_page_carries_the_communitys_name_and_colour(client, cast):
    page = client.get(LOGIN)

    assert "Nordwind Partners" in page.text
    assert "/c/partners/brand.css" in page.text


@pytest.mark.parametrize("slug", ["nordics", "nowhere"])
def test_one_that_is_not_published_looks_like_one_that_is_not_there(client, cast, slug):
    """R18"""
    page = client.get(f"/c/{slug}/login/")

    assert page.status_code == 200
    assert "Nordics" not in page.text
    assert "brand.css" not in page.text


def test_after_logging_in_one_is_at_home_there(client, cast):
    answer = log_in_at(client, LOGIN, cast.paul)

    assert answer.url == "/c/partners/"


def test_one_arrives_where_one_wanted_to_go(client, cast):
    wanted = reverse("portal:inbox", args=["partners"])
    asked = client.get(wanted)

    answer = log_in_at(client, asked.url, cast.paul)

    assert asked.url == f"{LOGIN}?next={wanted}"
    assert answer.url == wanted


@pytest.mark.parametrize("elsewhere", AWAY)
def test_one_does_not_arrive_elsewhere(cast, log_in, elsewhere):
    """R22"""
    answer = log_in(cast.paul).get(LOGIN, {"next": elsewhere})

    assert answer.status_code == 302
    assert not leads_away(answer.url)


def test_a_wrong_password_says_the_same_for_everybody(client, cast):
    """R18"""
    known = client.post(LOGIN, {"login": cast.paul.email, "password": "wrong"})
    unknown = client.post(LOGIN, {"login": "nobody@acme.example", "password": "wrong"})

    assert known.context["form"].errors == unknown.context["form"].errors
    assert known.status_code == unknown.status_code == 200


def test_who_is_in_already_goes_on(cast, log_in):
    assert log_in(cast.paul).get(LOGIN).url == "/c/partners/"


def test_the_colour_is_two_numbers(client, cast):
    answer = client.get("/c/partners/brand.css")

    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer.text == ":root { --brand-hue: 165; --brand-chroma: 0.110; }\n"


def test_an_administrator_sees_the_look_of_a_preview(cast, log_in):
    answer = log_in(cast.ada).get("/c/nordics/brand.css")

    assert answer.status_code == 200


def test_a_partner_does_not(cast, log_in):
    assert log_in(cast.paul).get("/c/nordics/brand.css").status_code == 404
    assert log_in(cast.paul).get("/c/partners/brand.css").status_code == 200


def test_the_portals_address_takes_a_partner_to_their_community(cast, log_in):
    answer = log_in(cast.paul).get("/", follow=True)

    assert answer.redirect_chain[-1][0] == cast.community.get_absolute_url()
    assert answer.status_code == 200
