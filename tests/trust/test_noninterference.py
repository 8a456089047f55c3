"""R4, A8: what a rival has leaves no trace in any answer: not a byte, not a header.

The same requests are made with a rival of 1,000 leads in the database and without, of whose
rows some have the very names and addresses of one's own. Some ask for rows of the rival by
number: those are answered as the same numbers are where no such rows exist.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import resolve, reverse

from accounts.models import Mention
from leads.models import Lead
from leads.sharing.shares import share
from tests.access_table import ADDRESSES, COMMUNITY, pages
from tests.communities.sharing_scene import acme, document_in, folder_of
from tests.factories import LeadFactory

from .asking import Answer, browser_of, quiet, undone
from .rival import rival_moves_in
from .scene_activities import activity

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
OF_THE_MOMENT = re.compile(
    r"csrftoken=\S+|expires=[^;]+|csrfmiddlewaretoken\" value=\"\w+|X-CSRFToken[^}]*"
    r"|name=\"token\" value=\"[\da-f-]{36}",
    re.IGNORECASE,
)
PEOPLE = ["?people=Paul", "?people=rossi&internal"]
ASKED = {
    # What else a page is asked for.
    "portal:inbox": ["?q=Laurent", "?q=rival", "?whose=team", "?whose=shared", "?unread=yes"],
    "portal:lead": ["?show=task", "?show=status"],
    "portal:activities": ["?show=call", "?show=task"],
    "portal:activity_lead": PEOPLE,
    "portal:activity_account": PEOPLE,
    "portal:activity_edit": PEOPLE,
}
IN_PARTS = {"portal:inbox", "portal:lead", "portal:activities", "portal:activity_edit"}
SENT = {
    # What is sent to a page, where it would not be enough to see what it demands.
    "portal:new_colleague": {
        "first_name": "Paul",
        "last_name": "Rossi",
        "email": "paul@rival.example",
        "partner_role": 1,
        "language": "en",
    },
}
HTMX = {"HX-Request": "true", "HX-Target": "timeline"}
ASKERS = ["paul", "petra"]


@dataclass
class Seen:
    """Every answer, with the rival there and without: from (person, method, address)."""

    with_rival: dict
    without: dict
    guessed: set  # The addresses of the rival's rows.


@pytest.fixture(scope="module")
def world(stage):
    """Acme, with leads that are unread, taken, shared; the clock stands still."""
    with time_machine.travel(NOW, tick=False):
        leads = [LeadFactory(of=stage.paul, email=f"lead{n}@customer.example") for n in range(8)]
        LeadFactory(of=stage.petra, email="petra@customer.example")
        LeadFactory(of=stage.southern)
        taken = LeadFactory(of=stage.southern)
        taken.take(stage.paul)
        share(taken, stage.petra, stage.carla)
        folder = folder_of(stage.carla, to=[acme(stage)])
        yield {
            "lead": taken,
            "user": stage.paul,
            "queue": stage.southern,
            "folder": folder,
            "document": document_in(folder),
            **written(stage, taken, leads[1]),
        }


def written(stage, lead, other):
    """A task of Paul's, and a call that names him."""
    task = {"kind": "task", "due_on": NOW.date(), "priority": 3, "assignee": stage.paul}
    call = activity(stage.carla, other, {"subject": "Ask @paul"})
    activity(stage.carla, stage.acme, {"kind": "note"})
    return {
        "activity": activity(stage.paul, lead, task),
        "mention": Mention.objects.create(activity=call, user=stage.paul),
    }


@pytest.fixture(scope="module")
def seen(world, stage):
    with undone():
        rival = rival_moves_in(stage)
        guessed = list(guesses(rival))
        asked = [*requests(world), *guessed, *guesses_in_parameters(world, rival)]
        with_rival = answers_to(asked, stage)
        assert Lead.objects.permitted(stage.ada, "view").filter(last_name="Rival").count() == 500
    without = answers_to(asked, stage)
    return Seen(with_rival, without, {url for _method, url in guessed})


def answers_to(asked, stage):
    browsers = {person: browser_of(getattr(stage, person)) for person in ASKERS}
    return {
        (person, *each[:2]): ask(browsers[person], *each) for person in ASKERS for each in asked
    }


def ask(browser, method, url, data=(), headers=()):
    """Status, and all of the answer that could be read. What it changes is undone."""
    with undone(), quiet():
        response = getattr(browser, method.lower())(url, dict(data), headers=dict(headers))
        answer = Answer(response, [])
        return answer.status, OF_THE_MOMENT.sub("", answer.text)


def compared():
    """The pages of every portal, and those for anybody who has logged in."""
    return [p for p in pages().values() if p.name.startswith("portal:") or p.who == "anyone"]


def requests(world):
    """Every page a partner user can reach: looked at, searched, and sent."""
    for page in compared():
        url = address(page, world)
        if "GET" in page.methods:
            yield from (("GET", url + query) for query in ["", *ASKED.get(page.name, [])])
        if page.name in IN_PARTS:
            yield "GET", url + "?htmx", {}, HTMX
        if "POST" in page.methods:
            sent = {"last_name": "Laurent", "email": "lead1@customer.example"}
            yield "POST", url, SENT.get(page.name, sent)


def guesses(rival):
    """The same of rows of the rival, by their numbers."""
    for page in compared():
        if page.has_row:
            yield from ((method, address(page, rival)) for method in page.methods)


def guesses_in_parameters(world, rival):
    """R2: the number of a lead of the rival, where a page of one's own takes one."""
    pk = rival["lead"].pk
    yield "GET", reverse("portal:owners", args=[COMMUNITY]) + f"?lead={pk}"
    take = reverse("portal:take", args=[COMMUNITY, world["queue"].pk])
    yield "POST", take + "?guessed", {"lead": pk}


def address(page, rows):
    kwargs = dict(ADDRESSES.get(page.name, {}))
    if page.name.startswith("portal:"):
        kwargs["slug"] = COMMUNITY
    if page.has_row:
        kwargs["pk"] = rows[page.row].pk
    return reverse(page.name, kwargs=kwargs)


def page_of(url):
    return resolve(url.partition("?")[0]).view_name


@pytest.mark.parametrize("person", ASKERS)
def test_not_a_byte_differs(seen, person):
    mine = [asked for asked in seen.without if asked[0] == person]

    different = [asked for asked in mine if seen.without[asked] != seen.with_rival[asked]]

    assert seen.without.keys() == seen.with_rival.keys()
    assert different == []


def test_a_row_of_the_rival_is_like_none(seen):
    """No number that somebody guesses tells whether there is such a row."""
    statuses = {
        asked: seen.with_rival[asked][0] for asked in seen.without if asked[2] in seen.guessed
    }

    assert len(statuses) > 50
    assert {asked: status for asked, status in statuses.items() if status != 404} == {}


def test_every_page_of_the_portal_answers_somebody(seen):
    """Or the tests above would compare refusals. None of them is forgotten."""
    fine = {
        page_of(url) for (_who, _how, url), (status, _) in seen.with_rival.items() if status < 400
    }

    assert {page.name for page in compared()} - fine == {"portal:logo"}  # It has none.


def test_the_own_rows_are_answered(seen):
    everything = "".join(text for _status, text in seen.with_rival.values())

    assert "lead1@customer.example" in everything
    assert "Ask @paul" in everything
    assert "prices.pdf" in everything
