"""Home, arriving, and the search over everything."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from communities.models import Community
from leads.models import Lead
from tests.factories import LeadFactory


def figures(browser):
    return {figure.label: figure for figure in browser.get("/").context["figures"]}


@pytest.fixture
def leads(cast):
    """Of everything that waits, some that is Carla's to know and some that is not."""
    long_ago = timezone.now() - timedelta(days=3)
    LeadFactory.create_batch(2, of=cast.carla)
    LeadFactory.create_batch(3, of=cast.nordic)
    LeadFactory.create_batch(4, of=cast.paul)
    LeadFactory.create_batch(5, of=cast.paul, status="Closed - Converted")
    LeadFactory.create_batch(6, of=cast.rita, status="Closed - Converted")
    stale = Lead.objects.unscoped().of_partner_users()
    stale.filter(status__startswith="Open").update(transferred_at=long_ago)


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Unread", "2"),
        ("In queues", "3"),
        ("Unread for two days", "4"),
        ("Converted this month", "5"),
    ],
)
def test_each_number_leads_to_a_list_of_as_many(carla, leads, label, number):
    figure = figures(carla)[label]

    behind = carla.get(figure.url)

    assert figure.value == number == behind.context["count"]
    assert not behind.context["filters"].errors


def test_invitations_not_used_lead_to_as_many_users(cast, carla):
    assert figures(carla)["Invitations not used"].value == "0"

    carla.post(f"/users/{cast.nora.pk}/invitation/", {"seen": ""})

    figure = figures(carla)["Invitations not used"]
    assert figure.value == "1" == carla.get(figure.url).context["count"]


def test_what_was_handed_over_last(cast, carla, leads):
    page = " ".join(re.sub(r"<[^>]+>", "", carla.get("/").content.decode()).split())

    assert "to Paul Rossi of Acme Sistemi" in page
    assert "Rita" not in page


def test_an_empty_home_says_what_will_be_here(carla):
    assert "No lead is with a partner user yet" in carla.get("/").content.decode()


@pytest.mark.parametrize(
    ("utc", "zone", "greeting"),
    [
        ("2026-11-23 09:00", "UTC", "Good morning, Carla"),
        ("2026-11-23 15:00", "UTC", "Good afternoon, Carla"),
        ("2026-11-23 20:00", "UTC", "Good evening, Carla"),
        ("2026-11-23 20:00", "Asia/Tokyo", "Good morning, Carla"),
    ],
)
def test_the_greeting_goes_by_the_persons_own_clock(cast, log_in, utc, zone, greeting):
    cast.carla.time_zone = zone
    cast.carla.save()

    with time_machine.travel(f"{utc}+00:00", tick=False):
        assert greeting in log_in(cast.carla).get("/").content.decode()


def test_internal_users_arrive_in_the_console(carla):
    assert carla.get("/arrive/").url == "/"


def test_a_partner_user_arrives_in_the_first_community_by_name(cast, log_in):
    Community.objects.update(status="published")

    assert log_in(cast.paul).get("/arrive/").url == "/c/nordics/"


def test_whom_no_community_lets_in_is_told_whom_to_ask(cast, log_in):
    Community.objects.update(status="preview")

    answer = log_in(cast.paul).get("/arrive/")

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "No community is open to you yet" in page
    assert "carla@prm.example" in page
    assert "Nordwind Partners" not in page


def test_home_is_not_for_partners(cast, log_in):
    browser = log_in(cast.paul)

    assert browser.get("/").url == "/arrive/"
    assert browser.get("/search/").status_code == 404
