"""Two colleagues at two browsers want the same lead of a queue; each page looked over by axe."""

import re

import pytest
from playwright.sync_api import expect

from leads.demo.cast import PASSWORD, assemble
from tests.factories import LeadFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
QUEUE = "Italy, small business"


@pytest.fixture
def cast(transactional_db, hashed):
    """Everybody, where the portal's threads see them."""
    return assemble(hashed=hashed)


@pytest.fixture
def lead(cast):
    return LeadFactory(of=cast.southern, first_name="Luca", last_name="Marino", company="Officine")


def test_of_two_who_want_the_same_lead_one_has_it_and_hands_it_back(cast, lead, desk):
    """R10"""
    paul, petra = desk(), desk()
    log_in(paul, cast.paul)
    log_in(petra, cast.petra)
    find_the_queue(paul)
    petra.open(paul.page.url)
    tick(paul, petra)

    take_at_once(paul, petra)

    winner, loser = sorted((paul, petra), key=has_it, reverse=True)
    assert (has_it(winner), has_it(loser)) == (True, False)
    winner.arrive(lead.full_name)
    is_told(loser, cast.paul if winner is paul else cast.petra)
    hand_back(winner, "Not our region")
    finds_it_waiting_again(loser, lead)


def log_in(person, user):
    person.open("/c/partners/login/")
    person.arrive(re.compile("Log in"))
    person.log_in(user.email, PASSWORD)
    expect(person.page.get_by_role("heading", level=1)).to_have_text(re.compile("Hello"))


def find_the_queue(person):
    person.arrive(re.compile("Hello"))
    person.page.get_by_role("link", name="Queues").first.click()
    person.arrive("Queues")
    person.follow(QUEUE)
    person.arrive(f"{QUEUE} 1")


def tick(*people):
    for person in people:
        person.page.get_by_label("Tick Officine").check()


def take_at_once(*people):
    """Nobody waits for the answer of the other."""
    for person in people:
        button = person.page.get_by_role("button", name="Take", exact=True)
        button.evaluate("button => setTimeout(() => button.click(), 200)")
    for person in people:
        said(person, re.compile("The lead is yours|was faster"))


def has_it(person):
    return person.page.get_by_text("The lead is yours.").is_visible()


def is_told(person, winner):
    said(person, f"{winner} was faster: one lead is theirs.")
    person.arrive(f"{QUEUE} 0")


def hand_back(person, why):
    person.follow("Hand back")
    person.arrive("Hand back")
    person.page.get_by_label("Why").fill(why)
    person.press("Hand back")
    person.arrive("Inbox 0")
    said(person, f"Handed back to {QUEUE}.")


def finds_it_waiting_again(person, lead):
    person.page.reload()
    person.arrive(f"{QUEUE} 1")
    expect(person.page.get_by_role("link", name=lead.full_name)).to_be_visible()


def said(person, words):
    expect(person.page.get_by_role("main").get_by_text(words)).to_be_visible()
