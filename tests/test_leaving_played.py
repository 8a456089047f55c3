"""Team and the dialogs of leaving in a real browser, each page looked over by axe."""

import re

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD
from tests.factories import LeadFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def leads(cast):
    return [LeadFactory(of=cast.paul), LeadFactory(of=cast.paul), LeadFactory(of=cast.petra)]


def test_a_colleague_comes_one_leaves_and_the_partner_is_disabled(cast, leads, desk):
    petra = desk()
    log_in(petra, "/c/partners/login/", cast.petra, re.compile("Hello"))
    invite_sofia(petra)
    hand_on_two(petra)
    deactivate(petra, "Paul Rossi", "Petra Galli")
    press_for(petra, "Reactivate Paul Rossi", "may log in again")

    carla = desk()
    log_in(carla, "/auth/login/", cast.carla, re.compile("Good"))
    disable(carla, cast.acme, to="Italy, small business")

    petra.open("/c/partners/team/")
    petra.arrive(re.compile("Log in"))
    enable_again(carla, cast.acme)


def test_a_partner_user_is_frozen_leaves_and_comes_back_in_the_console(cast, leads, desk):
    carla, paul = desk(), str(cast.paul)
    log_in(carla, "/auth/login/", cast.carla, re.compile("Good"))
    carla.open(cast.paul.contact.get_absolute_url())
    choose(carla, paul, "Freeze", "is frozen: they are out at once")
    choose(carla, paul, "Unfreeze", "is no longer frozen")

    carla.unfold("Manage external user")
    carla.page.get_by_role("link", name="Deactivate").click()
    carla.arrive(f"Deactivate {paul}")
    carla.page.get_by_label(re.compile("who gets them")).select_option(label="Carla Berg")
    carla.press("Deactivate")
    carla.arrive(paul)
    said(carla, f"{paul} can no longer log in")
    choose(carla, paul, "Reactivate", "may log in again")


def choose(carla, name, button, words):
    carla.unfold("Manage external user")
    carla.press(button)
    carla.arrive(name)
    said(carla, words)


def log_in(person, address, user, heading):
    person.open(address)
    person.log_in(user.email, PASSWORD)
    person.arrive(heading)


def invite_sofia(petra):
    petra.page.get_by_role("link", name="Team").first.click()
    petra.arrive("Team 4")
    petra.follow("Invite a colleague")
    petra.arrive("Invite a colleague")
    for label, words in {"First name": "Sofia", "Last name": "Greco"}.items():
        petra.page.get_by_label(label).fill(words)
    petra.page.get_by_label("Email").fill("sofia@acme.example")
    petra.press("Invite")
    petra.arrive("Team 5")
    said(petra, "The invitation is on its way to sofia@acme.example.")


def hand_on_two(petra):
    """Tick Paul's leads in the team's inbox, and take both."""
    petra.open("/c/partners/leads/?whose=team")
    petra.arrive("Inbox 2")
    petra.page.get_by_label("Tick all on this page").check()
    petra.press("Hand to a colleague")
    petra.arrive("Hand to a colleague")
    petra.page.get_by_label("Paul Rossi").check()
    petra.press("Hand over")
    petra.arrive(re.compile("Inbox"))
    said(petra, "Theirs already, or moved on meanwhile: 2.")


def deactivate(petra, name, to):
    petra.open("/c/partners/team/")
    petra.follow(f"Deactivate {name}")
    petra.arrive(f"Deactivate {name}")
    petra.press("Deactivate")  # Without saying where the leads go.
    petra.page.get_by_label(re.compile("who gets them")).select_option(label=to)
    petra.press("Deactivate")
    petra.arrive("Team 5")
    said(petra, f"{name} can no longer log in")


def press_for(person, button, words):
    person.press(button)
    said(person, words)


def disable(carla, account, to):
    carla.open(account.get_absolute_url())
    carla.arrive(account.name)
    carla.unfold("Manage external account")
    carla.page.get_by_role("link", name="Disable partner").click()
    carla.arrive("Disable partner")
    expect(carla.page.locator("#who-loses li")).to_have_count(5)
    carla.page.get_by_label(re.compile("who gets them")).select_option(label=to)
    carla.press("Disable partner")
    carla.arrive(account.name)
    said(carla, "is disabled. Nobody of it can log in")


def enable_again(carla, account):
    carla.unfold("Manage external account")
    carla.press("Enable again")
    carla.arrive(account.name)
    said(carla, "is enabled again")


def said(person, words):
    expect(person.page.get_by_role("main").get_by_text(words)).to_be_visible()
