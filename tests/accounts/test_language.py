"""The language of the pages, chosen in my menu."""

import pytest

from tests.corpus import AWAY, leads_away

LANGUAGE = "/auth/language/"


def test_a_language_is_kept_with_the_user(cast, log_in):
    answer = log_in(cast.paul).post(LANGUAGE, {"language": "it", "next": "/c/partners/"})

    cast.paul.refresh_from_db()
    assert cast.paul.language == "it"
    assert answer.url == "/c/partners/"


def test_a_visitors_language_is_kept_in_a_cookie(client, db):
    client.post(LANGUAGE, {"language": "de", "next": "/auth/login/"})

    assert 'lang="de"' in client.get("/auth/login/").content.decode()


@pytest.mark.parametrize("code", ["", "tlh", "x" * 500, "de\r\nSet-Cookie: a=b", "\x00"])
def test_a_language_nobody_speaks_here_changes_nothing(cast, log_in, code):
    answer = log_in(cast.carla).post(LANGUAGE, {"language": code, "next": "/accounts/"})

    cast.carla.refresh_from_db()
    assert answer.url == "/accounts/"
    assert cast.carla.language == "en"


def test_looking_at_the_address_changes_nothing(client, db):
    assert client.get(LANGUAGE).status_code == 405


def test_no_choice_of_language_leads_away(client, db):
    """R22"""

    def led(address):
        return client.post(LANGUAGE, {"language": "de", "next": address}).url

    assert [address for address in AWAY if leads_away(led(address))] == []


def test_no_resent_invitation_leads_away(cast, log_in):
    """R22"""
    browser, url = log_in(cast.carla), f"/users/{cast.nora.pk}/invitation/"

    def led(address):
        return browser.post(url, {"next": address}).url

    assert [address for address in AWAY if leads_away(led(address))] == []
    assert browser.post(url, {"next": "/accounts/"}).url == "/accounts/"
