"""In Chromium: leads are ticked, looked at, handed over, and called back."""

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD, assemble
from leads.models import Lead
from leads.runs import job
from tests.factories import LeadFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db, hashed):
    """Everybody, where the portal's threads see them."""
    return assemble(hashed=hashed)


@pytest.fixture
def leads(cast):
    names = ("Laurent", "Marino", "Ortega")
    return [LeadFactory(of=cast.carla, last_name=name) for name in names]


def test_two_of_three_leads_go_to_paul_and_come_back(cast, leads, desk):
    carla = desk()
    log_in(carla, cast.carla)
    carla.open("/leads/")
    tick(carla, "Laurent", "Marino")
    carla.press("Change owner")
    carla.arrive("Change lead owner 2")
    choose(carla, "Paul Rossi")
    carla.press("Look at what will happen")
    carla.arrive("Change owner: Paul Rossi")
    assert owners() == {cast.carla}

    watch(carla, "Change 2 leads", "2 leads were changed")
    assert owners() == {cast.carla, cast.paul}
    carla.press("Undo")
    carla.arrive("Undo: Change owner: Paul Rossi")
    watch(carla, "Change 2 leads", "2 leads were changed")
    assert owners() == {cast.carla}


def test_the_bar_appears_with_the_first_tick_and_ticks_the_page(cast, leads, desk):
    carla = desk()
    log_in(carla, cast.carla)
    carla.open("/leads/")
    bar = carla.page.locator("#bulk")
    expect(bar).to_be_hidden()

    carla.page.get_by_label("Tick all on this page").check()

    expect(bar).to_contain_text("3 ticked")
    assert [carla.barriers(scheme) for scheme in ("light", "dark")] == [[], []]
    carla.page.get_by_label("Tick all on this page").uncheck()
    expect(bar).to_be_hidden()


def test_a_merge_field_is_put_where_one_types(cast, desk):
    ada = desk()
    log_in(ada, cast.ada)
    ada.open("/setup/templates/digest/en/")
    ada.page.get_by_label("Subject").fill("For you: ")

    ada.page.get_by_role("button", name="Insert leads_in_short").click()

    expect(ada.page.get_by_label("Subject")).to_have_value("For you: {leads_in_short}")
    assert ada.barriers() == []


def log_in(seat, user):
    seat.open("/auth/login/")
    seat.log_in(user.email, PASSWORD)
    seat.page.wait_for_url(lambda url: "/login/" not in url)


def tick(seat, *names):
    for name in names:
        seat.page.get_by_label(f"Tick {name}").check()


def choose(seat, name):
    seat.page.get_by_role("radio", name=name).check()


def watch(seat, button, words):
    """Start it, and see on the same page how it goes on and ends."""
    seat.press(button)
    expect(seat.page.locator("#progress-words")).to_contain_text("Waiting for the worker")
    job.resume()
    expect(seat.page.locator("#over")).to_contain_text(words)
    assert [seat.barriers(scheme) for scheme in ("light", "dark")] == [[], []]


def owners():
    return {lead.owner.user for lead in Lead.objects.unscoped().with_owners()}
