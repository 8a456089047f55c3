"""R4, A8: what a rival has leaves no trace in any answer: not a byte, not a header.

The same requests are made before and after a rival with 1,000 leads moves in, of whom some
have the very names and addresses of one's own.
"""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Audience, SharingRule
from leads.models import Lead, Owner, Transfer
from leads.models.lead_queryset import Act
from leads.sharing.shares import share
from prm.permissions import everything
from tests.access_table import ADDRESSES, COMMUNITY, pages
from tests.factories import (
    ContactFactory,
    LeadFactory,
    PartnerFactory,
    PartnerUserFactory,
    QueueFactory,
)

from .asking import Answer, browser_of, quiet, undone

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)
OF_THE_MOMENT = re.compile(
    r"csrftoken=\S+|expires=[^;]+|csrfmiddlewaretoken\" value=\"\w+|X-CSRFToken[^}]*"
    r"|name=\"token\" value=\"[\da-f-]{36}",
    re.IGNORECASE,
)
QUERIES = ["", "?q=Laurent", "?q=rival", "?whose=team", "?whose=shared"]
ASKERS = ["paul", "petra"]


@pytest.fixture(scope="module")
def world(stage):
    """Acme, with leads that are unread, taken, shared; the clock stands still."""
    with time_machine.travel(NOW, tick=False):
        leads = [LeadFactory(of=stage.paul, email=f"lead{n}@customer.example") for n in range(8)]
        LeadFactory(of=stage.petra, email="petra@customer.example")
        LeadFactory(of=stage.southern)
        share(leads[0], stage.petra, stage.carla)
        stage.petra.is_delegated_admin = True
        stage.petra.save()
        yield {"lead": leads[0], "user": stage.paul, "queue": stage.southern}


@pytest.fixture(scope="module")
def before(world, stage):
    """Every answer, while there is no rival."""
    return answers_of(world, stage)


@pytest.fixture(scope="module")
def after(before, world, stage):
    """Every answer, once there is one."""
    rival_moves_in(stage)
    return answers_of(world, stage)


def answers_of(world, stage):
    browsers = {person: browser_of(getattr(stage, person)) for person in ASKERS}
    return {
        (person, *asked[:2]): ask(browsers[person], *asked)
        for person in ASKERS
        for asked in requests(world)
    }


def ask(browser, method, url, data=(), headers=()):
    """Status, and all of the answer that could be read. What it changes is undone."""
    with undone(), quiet():
        response = getattr(browser, method.lower())(url, dict(data), headers=dict(headers))
        answer = Answer(response, [])
        return answer.status, OF_THE_MOMENT.sub("", answer.text)


def requests(world):
    """Every page a partner user can reach: looked at, searched, and sent with nothing right."""
    for page in pages().values():
        if page.who not in ("members", "delegates", "anyone") or page.row not in (*world, "-"):
            continue
        url = address(page, world)
        if "GET" in page.methods:
            queries = QUERIES[:1] if page.has_row else QUERIES
            yield from (("GET", url + query, {}, {}) for query in queries)
            yield "GET", url + "?htmx", {}, {"HX-Request": "true"}
        if "POST" in page.methods:
            yield "POST", url, {"last_name": "Laurent", "email": "lead1@customer.example"}, {}


def address(page, world):
    kwargs = dict(ADDRESSES.get(page.name, {}))
    if page.name.startswith("portal:"):
        kwargs["slug"] = COMMUNITY
    if page.has_row:
        kwargs["pk"] = world[page.row].pk
    return reverse(page.name, kwargs=kwargs)


def rival_moves_in(stage):
    """A company of twenty with 1,000 leads, a queue, shares and a rule; many have our names."""
    rival = PartnerFactory(name="Acme Sistemi", owner=stage.marco, website="rival.example")
    people = [rival_user(rival, stage, n) for n in range(20)]
    owners = [Owner.objects.of(user) for user in people]
    with everything():
        Lead.objects.enter(
            [lead_of(owners[n % 20], n) for n in range(1000)],
            Act(stage.marco, Transfer.Reason.IMPORT, notify=True),
        )
        lead = Lead.objects.filter(owner=owners[0]).first()
    QueueFactory(name="Rival queue").admit(rival.groups.get(role=None).group)
    share(lead, people[1], stage.marco, edits=True)
    group = Audience.of("account", account=rival)
    SharingRule(name="Rival", records="leads", source=group, target=group).store(stage.ada)


def rival_user(rival, stage, number):
    contact = ContactFactory(account=rival, first_name="Paul", last_name="Rossi")
    role = 1 + number % 3
    return PartnerUserFactory(contact=contact, profiles=[stage.partners], partner_role=role)


def lead_of(owner, number):
    return Lead(
        owner=owner,
        last_name="Laurent" if number % 2 else "Rival",
        company=f"Lyon Digital {number % 10}",
        email=f"lead{number % 10}@customer.example",
        status="Open - Not Contacted",
    )


@pytest.mark.parametrize("person", ASKERS)
def test_not_a_byte_differs(before, after, person):
    mine = [asked for asked in before if asked[0] == person]

    different = [asked for asked in mine if before[asked] != after[asked]]

    assert before.keys() == after.keys()
    assert different == []


def test_the_requests_do_answer_and_the_rival_is_there(before, after, stage):
    """Or the test above would compare refusals."""
    fine = [asked for asked, (status, _text) in after.items() if status == 200]

    assert len(fine) > 40
    assert Lead.objects.permitted(stage.ada, "view").filter(last_name="Rival").count() == 500
    assert any("lead1@customer.example" in text for _status, text in after.values())


@pytest.mark.parametrize("person", ASKERS)
def test_a_foreign_lead_is_like_none(after, stage, person):
    """The same answer, byte for byte, but for the number that was asked for."""
    foreign = Lead.objects.permitted(stage.ada, "view").filter(last_name="Rival").first()

    browser = browser_of(getattr(stage, person))
    for end in ("", "edit/", "sharing/"):
        urls = [f"/c/{COMMUNITY}/leads/{pk}/{end}" for pk in (foreign.pk, foreign.pk + 1)]
        theirs, nobodys = (ask(browser, "GET", url) for url in urls)
        assert theirs[0] == nobodys[0] == 404
        assert theirs[1].replace(urls[0], "") == nobodys[1].replace(urls[1], "")
