"""R36: where a door fails, nobody comes in: what logs people in and out, and keeps them apart."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.test import Client

from accounts import middleware
from accounts.models import Organization, User
from prm import middleware as of_requests
from tests.factories import LeadFactory

from .asking import BACKEND, quiet

pytestmark = pytest.mark.django_db
PORTAL, CONSOLE = "/c/partners/leads/{pk}/", "/leads/{pk}/"
DOORS = [
    (ModelBackend, "get_user"),
    (LoginRequiredMiddleware, "process_view"),
    (of_requests, "has_ended"),
    (middleware.TheShutOutAreOut, "__call__"),
    (User, "is_shut_out"),
    (middleware.PartnersStayInThePortal, "process_view"),
    (User, "is_internal"),
    (middleware.SecondFactorRequired, "process_view"),
    (Organization, "demands_second_factor"),
]
NOTHING_FAILS = {
    # Who comes where: what they get, and whether they read the lead.
    ("carla", PORTAL): (403, False),
    ("carla", CONSOLE): (200, True),
    ("paul", PORTAL): (200, True),
    ("paul", CONSOLE): (404, False),
    ("petra", PORTAL): (302, False),
    ("petra", CONSOLE): (302, False),
    ("visitor", PORTAL): (302, False),
    ("visitor", CONSOLE): (302, False),
}


@pytest.fixture
def lead(cast):
    cast.petra.freeze(cast.ada)
    return LeadFactory(of=cast.paul, last_name="Canaryname")


def answers(cast, lead):
    """What each gets, in browsers of their own: who, where, status, whether they read the lead."""
    for who in ("carla", "paul", "petra", "visitor"):
        for url in (PORTAL, CONSOLE):
            browser = Client(raise_request_exception=False)
            if who != "visitor":
                browser.force_login(getattr(cast, who), backend=BACKEND)
            with quiet():
                answer = browser.get(url.format(pk=lead.pk))
            yield who, url, answer.status_code, "Canaryname" in answer.content.decode()


def test_while_nothing_fails_each_comes_through_their_own_door(cast, lead):
    """Or the test below would pass for the wrong reason. Petra is frozen."""
    told = {(who, url): (status, tells) for who, url, status, tells in answers(cast, lead)}

    assert told == NOTHING_FAILS


@pytest.mark.parametrize(("place", "name"), DOORS)
def test_once_it_fails_nobody_comes_in(cast, lead, monkeypatch, place, name):
    """Who came in gets an error; who did not, that or the same refusal as before."""

    def broken(*args, **options):
        raise RuntimeError("broken on purpose")

    is_asked = callable(getattr(place, name))
    monkeypatch.setattr(place, name, broken if is_asked else property(broken))

    for who, url, status, tells in answers(cast, lead):
        before, _read = NOTHING_FAILS[who, url]
        assert not tells, (who, url)
        assert status >= 500 or status == before != 200, (who, url)
