"""How often one may try to log in."""

import pytest
from django.core.cache import cache

from leads.demo.cast import PASSWORD


@pytest.fixture(autouse=True)
def fresh_limits():
    """Every test begins with no wrong attempt on anybody's account."""
    cache.clear()


def log_in_with(client, email, password=PASSWORD, **more):
    return client.post("/auth/login/", {"login": email, "password": password}, **more)


def is_logged_in(client):
    return "_auth_user_id" in client.session


def test_the_sixth_wrong_login_is_refused_even_with_the_right_password(client, cast):
    """R19, A42"""
    for _ in range(5):
        log_in_with(client, cast.paul.email, "not the password")

    answer = log_in_with(client, cast.paul.email)

    assert not is_logged_in(client)
    assert "Too many failed login attempts" in answer.content.decode()


def test_a_forged_address_does_not_reset_the_limit(client, cast):
    """R19, A35"""
    for n in range(5):
        forged = {"X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"}
        log_in_with(client, cast.paul.email, "not the password", headers=forged)

    log_in_with(client, cast.paul.email, headers={"X-Forwarded-For": "10.0.0.99"})

    assert not is_logged_in(client)


def test_the_limit_is_of_one_account(client, cast):
    for _ in range(5):
        log_in_with(client, cast.paul.email, "not the password")

    log_in_with(client, cast.petra.email)

    assert is_logged_in(client)


def test_the_limit_passes(client, cast, time_machine):
    time_machine.move_to("2026-03-02 08:00 +0000")
    for _ in range(5):
        log_in_with(client, cast.paul.email, "not the password")

    time_machine.shift(5 * 60 + 1)
    log_in_with(client, cast.paul.email)

    assert is_logged_in(client)
