"""R4: no number on a page or in a mail tells how many rows others made.

Acme makes the same rows twice: behind a rival's thousands, and with no rival. A number that
counts rows is another one then, wherever it stands: in an address, a field, or packed into what
a page hands out to get it back. Random ones are long, and tell nothing.
"""

import base64
import re
from collections import Counter

import pytest
import time_machine

from accounts.models import Invitation
from leads.models import Lead
from leads.sharing.shares import share
from prm.models import Mail
from prm.outbox.delivery import preview
from tests.communities.sharing_scene import acme, document_in, folder_of
from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory, QueueFactory

from .asking import browser_of, undone
from .rival import rival_moves_in
from .scene_activities import TASK, activity
from .test_noninterference import NOW, ask, compared, page_of, requests

pytestmark = pytest.mark.django_db
PACKED = re.compile(r"\b(?:ey|W)[\w-]{10,}")  # What base64 makes of {" and of [.
CHANCE = re.compile(r"[\w-]{20,}|Content-Length: \d+|\d{13,}")
WITHOUT = {"portal:logo"}  # It has none.


def numbers(text):
    """The numbers in a text, and in what is packed in it; without those made by chance."""
    told = [text, *map(unpacked, PACKED.findall(text))]
    return Counter(number for part in told for number in re.findall(r"\d+", CHANCE.sub("", part)))


def unpacked(word):
    return base64.urlsafe_b64decode(word[: len(word) // 4 * 4]).decode(errors="ignore")


def acme_works(stage):
    """A colleague comes, another is invited; leads, shares, a queue, a folder, activities."""
    contact = ContactFactory(account=stage.acme, first_name="Lea", last_name="Neri", email="l@a.it")
    lea = PartnerUserFactory(contact=contact, profiles=[stage.partners])
    Invitation.send(stage.nora, stage.petra)
    queue = QueueFactory(name="New leads")
    queue.admit(stage.acme.groups.get(role=None).group)
    owners = [queue, queue, stage.paul]
    lead, _waiting, other = (LeadFactory(of=who, company="Lyon Digital") for who in owners)
    lead.take(stage.petra)
    lead.refresh_from_db()  # A share holds as long as the lead is where it was then.
    share(lead, lea, stage.petra)
    share(other, stage.petra, stage.carla)
    folder = folder_of(stage.carla, "New prices", to=[acme(stage)])
    rows = {"lead": lead, "user": lea, "queue": queue, "folder": folder}
    return rows | {"document": document_in(folder)} | written(lead, lea, stage)


def written(lead, lea, stage):
    """By turns a call and a new status, more than a page shows: it ends on one of them."""
    for turn in range(8):
        call = activity(stage.carla, lead, {"at": NOW})
        Lead.objects.unscoped().filter(pk=lead.pk).change({"status": f"S {turn}"}, stage.paul)
    call.tell([stage.petra])
    activity(stage.paul, stage.acme, TASK | {"assignee": stage.petra})
    task = activity(stage.petra, lead, TASK | {"assignee": lea})
    task.tell([])
    return {"activity": task, "mention": stage.petra.mentions(manager="objects").unscoped().get()}


@pytest.fixture(scope="module")
def told(stage):
    """From a page, or a kind of mail, to the numbers in it: behind the rival, and with none."""
    return [numbers_told(stage, before) for before in (rival_moves_in, lambda stage: None)]


def numbers_told(stage, before):
    found = {}
    with time_machine.travel(NOW, tick=False), undone():
        before(stage)
        rows = acme_works(stage)
        for kind, text in [*mails_to(stage.acme), *pages_of(stage.petra, rows)]:
            found.setdefault(kind, Counter()).update(numbers(text))
    return found


def mails_to(account):
    for mail in Mail.objects.unscoped().filter(recipient__contact__account=account):
        yield f"mail: {mail.kind}", str(preview(mail))


def pages_of(person, rows):
    browser = browser_of(person)
    for _method, url, *sent in (each for each in requests(rows) if each[0] == "GET"):
        status, text = ask(browser, "GET", url, *sent)
        if status < 400:
            yield page_of(url), text


def test_no_number_tells_how_much_others_have(told):
    behind_the_rival, alone = told

    more = {kind: behind_the_rival[kind] - found for kind, found in alone.items()}

    assert behind_the_rival.keys() == alone.keys()
    assert {kind: counted for kind, counted in more.items() if counted} == {}


def test_every_page_and_mail_was_read(told):
    """Or the test above would compare nothing."""
    looked_at = {page.name for page in compared() if "GET" in page.methods} - WITHOUT
    mails = {"mail: invitation", "mail: mention", "mail: task_given"}

    assert looked_at | mails <= told[0].keys()


@pytest.mark.parametrize(
    "text",
    [
        '<a href="/team/17/">',
        '<li id="activity-17">',
        '<option value="queue:17">',
        base64.urlsafe_b64encode(b'{"4611686018427387904": 17}').decode() + ":signature",
        "?after=" + base64.urlsafe_b64encode(b'["2027-01-15", "status", 17]').decode(),
    ],
)
def test_a_number_is_found_wherever_it_stands(text):
    assert numbers(text)["17"] == 1
