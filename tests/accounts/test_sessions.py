"""Sessions end when they should (R20)."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client

from leads.demo.cast import PASSWORD

LOGIN = "/auth/login/"
PAGE = "/auth/2fa/"


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def log_in_as(user, client=None):
    """A browser of its own in which somebody logged in."""
    browser = client or Client()
    browser.post(LOGIN, {"login": user.email, "password": PASSWORD})
    return browser


def prove(browser, **proof):
    """Confirm that it is oneself, before something that protects the login is changed."""
    proof = proof or {"password": PASSWORD}
    page = "/auth/2fa/reauthenticate/" if "code" in proof else "/auth/reauthenticate/"
    browser.post(page, proof)


def is_in(browser):
    return browser.get(PAGE).status_code == 200


def test_a_login_gets_a_new_session(cast):
    """R20, A49"""
    browser = Client()
    browser.get(LOGIN)
    session = browser.session
    session["planted"] = "by somebody else"
    session.save()
    browser.cookies["sessionid"] = before = session.session_key

    log_in_as(cast.carla, browser)

    assert is_in(browser)
    assert browser.session.session_key != before


def test_a_logout_ends_the_session_on_the_server(cast):
    """A51"""
    browser = log_in_as(cast.carla)
    stolen = Client()
    stolen.cookies["sessionid"] = browser.session.session_key
    assert is_in(stolen)

    browser.post("/auth/logout/")

    assert not is_in(stolen)


def test_a_new_password_ends_every_other_session(cast):
    """R20"""
    here, elsewhere = log_in_as(cast.carla), log_in_as(cast.carla)
    new = "a new one of length"

    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post("/auth/password/change/", form)

    assert is_in(here)
    assert not is_in(elsewhere)


def test_whoever_is_deactivated_is_out_at_once(cast):
    """R7, R20, A52"""
    carla, marco = log_in_as(cast.carla), log_in_as(cast.marco)

    cast.carla.deactivate(cast.ada)

    assert carla.get(PAGE).status_code == 302
    assert is_in(marco)


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_a_second_factor_added_ends_every_other_session(cast, django_capture_on_commit_callbacks):
    """R20"""
    here, elsewhere = log_in_as(cast.carla), log_in_as(cast.carla)
    prove(here)
    secret = here.get("/auth/2fa/totp/activate/").context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        here.post("/auth/2fa/totp/activate/", {"code": code_of(secret)})

    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_second_factor_removed_ends_every_other_session(cast):
    """R20"""
    here, elsewhere = log_in_as(cast.carla), log_in_as(cast.carla)
    TOTP.activate(cast.carla, generate_totp_secret())
    RecoveryCodes.activate(cast.carla)
    prove(here)

    here.post("/auth/2fa/totp/deactivate/")

    assert is_in(here)
    assert not is_in(elsewhere)


def test_a_session_is_listed_and_ended(cast):
    """A53"""
    here, elsewhere = log_in_as(cast.carla), log_in_as(cast.carla)

    listed = here.get("/auth/sessions/").context["sessions"]
    here.post("/auth/sessions/")

    assert len(listed) == 2
    assert is_in(here)
    assert not is_in(elsewhere)


@pytest.mark.parametrize("page", ["/auth/2fa/totp/activate/", "/auth/2fa/webauthn/add/"])
def test_what_protects_the_login_is_changed_only_by_who_just_proved_who_they_are(
    cast, time_machine, page
):
    """A54"""
    time_machine.move_to("2026-03-02 08:00 +0000")
    browser = log_in_as(cast.carla)
    assert browser.get(page).url.startswith("/auth/reauthenticate/")

    prove(browser)
    assert browser.get(page).status_code == 200
    time_machine.shift(6 * 60)

    assert browser.get(page).url.startswith("/auth/reauthenticate/")
