"""What holds for every request: sessions that end, answers that stay private, one's language."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.utils import timezone

from prm import middleware

PAGE = "/healthz"  # Any page will do, and this one is open to all.


@pytest.fixture
def clock(time_machine):
    """The time of day, which passes as told."""
    time_machine.move_to("2026-03-02 08:00 +0000", tick=False)
    return time_machine


def is_logged_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(("minutes", "stays"), [(170, True), (181, False)])
def test_an_idle_session_ends_after_three_hours(clock, cast, log_in, minutes, stays):
    """R20"""
    browser = log_in(cast.paul)
    browser.get(PAGE)

    clock.shift(timedelta(minutes=minutes))
    browser.get(PAGE)

    assert is_logged_in(browser) is stays


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (13, False)])
def test_a_session_in_use_ends_after_twelve_hours(clock, cast, log_in, hours, stays):
    """R20"""
    browser = log_in(cast.paul)

    for _ in range(hours * 2 + 1):
        browser.get(PAGE)
        clock.shift(timedelta(minutes=30))

    assert is_logged_in(browser) is stays


def test_use_is_noted_once_in_five_minutes(clock, cast, log_in):
    browser = log_in(cast.paul)
    browser.get(PAGE)
    noted = browser.session["seen_at"]

    clock.shift(timedelta(minutes=4))
    browser.get(PAGE)
    assert browser.session["seen_at"] == noted

    clock.shift(timedelta(minutes=1))
    browser.get(PAGE)
    assert browser.session["seen_at"] == noted + 300


def test_what_a_logged_in_person_gets_is_kept_by_no_cache(cast, log_in):
    """R30"""
    answer = log_in(cast.paul).get(PAGE)

    assert answer["Cache-Control"] == "no-store, private"
    assert {"Cookie", "HX-Request"} <= set(answer["Vary"].split(", "))


def test_pages_are_in_the_language_of_the_person(cast, log_in):
    cast.paul.language = "it"
    cast.paul.save()

    answer = log_in(cast.paul).get(PAGE, headers={"accept-language": "de"})

    assert answer["Content-Language"] == "it"


@pytest.mark.django_db
@pytest.mark.parametrize(("asked", "given"), [("de-AT,de;q=0.9", "de"), ("fr", "en")])
def test_a_visitor_gets_the_language_of_the_browser(client, asked, given):
    answer = client.get(PAGE, headers={"accept-language": asked})

    assert answer["Content-Language"] == given
    assert "Accept-Language" in answer["Vary"]


@pytest.mark.parametrize(
    ("chosen", "used"), [("Asia/Kathmandu", "Asia/Kathmandu"), ("Nowhere/Else", "UTC")]
)
def test_times_are_those_of_the_persons_place(cast, rf, chosen, used):
    """R32"""
    cast.paul.time_zone = chosen
    request = rf.get(PAGE)
    request.user = cast.paul
    seen = []

    def view(request):
        seen.append(timezone.get_current_timezone_name())
        return HttpResponse()

    middleware.own_language(view)(request)

    assert seen == [used]


def test_a_part_of_a_page_after_the_session_ended_sends_the_whole_page_to_log_in(client, db):
    """R22"""
    asked = {"HX-Request": "true", "HX-Current-URL": "https://evil.example/leads/?q=a"}

    answer = client.get("/leads/", headers=asked)

    assert answer["HX-Redirect"] == "/auth/login/?next=%2Fleads%2F"
    assert client.get("/leads/").status_code == 302
