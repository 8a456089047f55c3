"""Logging in: one way, nothing learnt from it, no way out of the site."""

import re

import pytest
from django.core.cache import cache
from django.urls import reverse

from leads.demo.cast import PASSWORD
from prm.models import Mail
from tests.accounts.probes import slowdown
from tests.corpus import AWAY, leads_away

LOGIN = "/auth/login/"
RESET = "/auth/password/reset/"


@pytest.fixture(autouse=True)
def fresh_limits():
    """Every test begins with no wrong attempt on anybody's account."""
    cache.clear()


def log_in_with(client, email, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password}, **more)


def is_logged_in(client):
    return "_auth_user_id" in client.session


def face(answer):
    """What somebody outside sees of an answer, without what is different each time."""
    body = re.sub(r'(csrfmiddlewaretoken" value=|csrftoken": )"\w+"', "", answer.content.decode())
    body = re.sub(r'value="[^"]*@[^"]*"', "", body)  # The address as it was typed.
    headers = dict(answer.headers) | {"Expires": "", "Content-Length": ""}
    return answer.status_code, headers, sorted(answer.cookies), body


@pytest.mark.parametrize("email", ["paul@acme.example", "PAUL@Acme.Example", " paul@acme.example "])
def test_one_logs_in_by_email_however_it_is_written(client, cast, email):
    log_in_with(client, email)

    assert is_logged_in(client)


@pytest.mark.parametrize("who", ["paul", "ada"])
def test_a_wrong_password_looks_like_a_stranger(client, cast, who):
    """R18"""
    known = log_in_with(client, getattr(cast, who).email, "not the password")
    unknown = log_in_with(client, "nobody@nowhere.example", "not the password")

    assert face(known) == face(unknown)
    assert not is_logged_in(client)


def test_whoever_has_set_no_password_yet_looks_like_a_stranger(client, cast):
    """R18"""
    unknown = log_in_with(client, "nobody@nowhere.example")

    assert face(log_in_with(client, cast.nora.email)) == face(unknown)
    assert not is_logged_in(client)


def test_an_inactive_user_is_told_so_only_with_the_right_password(client, cast):
    """R18"""
    unknown = log_in_with(client, "nobody@nowhere.example")

    assert face(log_in_with(client, cast.ines.email, "a wrong one")) == face(unknown)
    told = client.get(log_in_with(client, cast.ines.email).url).content.decode()

    assert "This login is switched off" in told
    assert not is_logged_in(client)


def test_a_stranger_waits_as_long_as_a_known_user(client, cast, settings):
    """R18"""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    cast.paul.set_password(PASSWORD)
    cast.paul.save()

    def attempt(email):
        cache.clear()
        return lambda: log_in_with(client, email, "not the password")

    ratio = slowdown(attempt("paul@acme.example"), attempt("nobody@nowhere.example"))

    assert 0.6 < ratio < 1.6


def test_asking_for_a_new_password_tells_nothing(client, cast):
    """R18"""
    known = client.post(RESET, {"email": cast.paul.email}, follow=True)
    unknown = client.post(RESET, {"email": "nobody@nowhere.example"}, follow=True)

    assert face(known) == face(unknown)
    assert known.redirect_chain == unknown.redirect_chain
    assert Mail.objects.unscoped().get().recipient == cast.paul


def test_asking_for_a_new_password_costs_the_same_for_anybody(client, cast, queries_of):
    """R18: the mail is written in the outbox, so a mail server that is down tells nothing."""
    client.post(RESET, {"email": cast.paul.email})  # The library notes an address it first sees.

    known = queries_of(lambda: client.post(RESET, {"email": cast.paul.email}))
    unknown = queries_of(lambda: client.post(RESET, {"email": "nobody@nowhere.example"}))

    assert abs(known - unknown) <= 1


def test_nobody_signs_up(client, cast):
    form = {"email": "new@nowhere.example", "password1": PASSWORD, "password2": PASSWORD}

    for answer in (client.get("/auth/signup/"), client.post("/auth/signup/", form)):
        assert "By invitation only" in answer.content.decode()
    assert not is_logged_in(client)


@pytest.mark.parametrize("page", ["email/", "confirm-email/", "confirm-email/x/"])
def test_nobody_changes_the_address_they_log_in_with(client, cast, log_in, page):
    for browser in (client, log_in(cast.carla), log_in(cast.paul)):
        assert browser.get(f"/auth/{page}").status_code == 404
        assert browser.post(f"/auth/{page}", {"email": "x@y.example"}).status_code == 404


def where_login_leads(client, user, address):
    """Where one is sent at log in, and when one is logged in already."""
    cache.clear()
    client.logout()
    form = {"login": user.email, "password": PASSWORD, "next": address}
    return [client.post(LOGIN, form).url, client.get(LOGIN, {"next": address}).url]


def test_no_login_leads_away(client, cast):
    """R22"""
    led = {address: where_login_leads(client, cast.paul, address) for address in AWAY}

    assert {address: to for address, to in led.items() if any(map(leads_away, to))} == {}


def test_a_login_leads_to_where_one_was_going(client, cast):
    going = reverse("accounts:index")

    answer = client.post(LOGIN, {"login": cast.carla.email, "password": PASSWORD, "next": going})

    assert answer.url == going


def test_the_first_login_is_remembered(client, cast):
    cast.nora.set_password(PASSWORD)
    cast.nora.save()

    log_in_with(client, cast.nora.email)
    cast.nora.refresh_from_db()
    first = cast.nora.first_login_at
    client.post("/auth/logout/")
    log_in_with(client, cast.nora.email)

    cast.nora.refresh_from_db()
    assert first is not None
    assert cast.nora.first_login_at == first
