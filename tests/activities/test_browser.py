"""In a real browser: a note with a mention, a task, and what the partner sees of it."""

import re

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD, assemble

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(db, hashed):
    """Everybody, where the portal's threads see them."""
    return assemble(hashed=hashed)


def sit_down(seat, user, place):
    seat.open("/auth/login/")
    seat.log_in(user.email, PASSWORD)
    seat.open(place)


def log(seat, what):
    seat.page.locator("#timeline summary", has_text="Log").click()
    seat.follow(what)
    seat.arrive(what)


def mention(seat, letters, name):
    """Type an @ and a few letters, and choose whom they find."""
    text = seat.page.get_by_label("Text")
    text.press_sequentially(f"Ask @{letters}", delay=30)
    seat.page.get_by_role("option", name=re.compile(name)).click()
    expect(text).to_have_value(re.compile(r"Ask @paul@acme\.example "))


def test_a_note_with_a_mention_reaches_the_partner(cast, lead, desk):
    carla, paul = desk(), desk()
    sit_down(carla, cast.carla, lead.get_absolute_url())
    carla.arrive(str(lead))

    log(carla, "Write a note")
    carla.page.get_by_label("Internal").uncheck()
    mention(carla, "pau", "Paul Rossi")
    carla.press("Save")
    carla.arrive(str(lead))
    expect(carla.page.locator("#timeline")).to_contain_text("@Paul Rossi")

    sit_down(paul, cast.paul, "/c/partners/")
    paul.arrive("Hello Paul")
    expect(paul.page.locator("#mentions")).to_contain_text("@Paul Rossi")


def test_a_task_is_set_edited_in_place_and_ticked_off(cast, lead, desk):
    carla = desk()
    sit_down(carla, cast.carla, lead.get_absolute_url())

    log(carla, "Set a task")
    carla.page.get_by_label("Subject").fill("Send prices")
    carla.page.get_by_label("Due").fill("2031-05-04")
    carla.press("Save")
    carla.page.get_by_role("link", name="Edit Send prices").click()
    carla.page.get_by_label("Subject").fill("Send the prices")
    carla.press("Save")
    carla.page.get_by_role("button", name="Mark as done Send the prices").click()
    expect(carla.page.locator("#timeline")).to_contain_text("Done")

    carla.open("/activities/")
    carla.arrive(re.compile("Activities"))
    assert not carla.overflows()
