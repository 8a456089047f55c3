"""What a browser is told in production: nothing of it may rest on the settings of development."""

import json

import pytest

from .test_platform import PRODUCTION, manage

ASK = """
import json
from django.conf import settings
from django.test import Client

answer = Client().get("/healthz", secure=True, headers={"host": "portal.example"})
plain = Client().get("/auth/login/", headers={"host": "portal.example"})
cookies = {
    kind: [
        getattr(settings, f"{kind}_COOKIE_{flag}")
        for flag in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")
    ]
    for kind in ("SESSION", "CSRF")
}
told = {"headers": dict(answer.headers), "cookies": cookies, "plain": plain.headers["Location"]}
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = str(tmp_path_factory.mktemp("production"))
    answer = manage("shell", "--no-imports", "-c", ASK, **PRODUCTION, VAR_DIR=folder)
    return json.loads(answer.stdout.splitlines()[-1])


@pytest.mark.parametrize("kind", ["SESSION", "CSRF"])
def test_cookies_travel_by_tls_alone_and_no_script_reads_them(told, kind):
    """A26 and R20"""
    name, secure, httponly, samesite = told["cookies"][kind]

    assert name.startswith("__Host-")
    assert (secure, httponly, samesite) == (True, True, "Lax")


def test_browsers_come_by_tls_for_a_year(told):
    """A27"""
    seconds, *more = told["headers"]["Strict-Transport-Security"].split("; ")

    assert int(seconds.removeprefix("max-age=")) >= 365 * 24 * 60 * 60
    assert "includeSubDomains" in more
    assert told["plain"] == "https://portal.example/auth/login/"


@pytest.mark.parametrize("directive", ["object-src", "base-uri", "frame-ancestors", "default-src"])
def test_the_policy_lets_nothing_in(told, directive):
    """A28 and A31"""
    policy = told["headers"]["Content-Security-Policy"]

    assert f"{directive} 'none'" in policy
    assert "unsafe" not in policy


def test_no_type_is_guessed_and_no_address_is_told_to_others(told):
    """A29 and A30"""
    assert told["headers"]["X-Content-Type-Options"] == "nosniff"
    assert told["headers"]["Referrer-Policy"] == "same-origin"
