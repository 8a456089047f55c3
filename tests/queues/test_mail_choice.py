"""Mails of queues, takes, hand backs and recalls follow what their receiver chose."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from leads.models import Lead, Notice
from leads.models.act import Act
from leads.queue_mail import Mailed
from leads.runs import job, plans, undo
from leads.tasks import write_digests
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory, owner_of

from .conftest import rows

CHOICES = ["at once", "hourly", "daily", "never"]


@pytest.fixture
def telling(southern, change):
    change(tells_managers=True, tells_members=True)
    return southern


def choose(user, choice):
    user.mail_choice = choice
    user.save(update_fields=["mail_choice"])


def take(cast, lead):
    rows(lead).take(cast.paul)


def hand_back(cast, lead):
    Lead.objects.unscoped().filter(pk=lead.pk).take(cast.paul)
    Mail.objects.unscoped().all().delete()
    Notice.objects.unscoped().all().delete()
    rows(lead).hand_back(cast.paul, "No time")


def put_in(cast, lead):
    rows(lead).transfer(owner_of(cast.ada), Act(cast.ada, "manual"))
    rows(lead).transfer(owner_of(cast.southern), Act(cast.ada, "manual", notify=True))


def call_back(cast, lead):
    """Out of Carla's hands, to whom a run gave it."""
    rows(lead).transfer(owner_of(cast.ada), Act(cast.ada, "manual"))
    seen = Lead.objects.visible_to(cast.ada).filter(pk=lead.pk)
    made = plans.freeze(cast.ada, plans.handing(owner_of(cast.carla), notify=False), seen)
    assert job.run_now(made)
    made.refresh_from_db()
    assert job.run_now(undo.of_run(cast.ada, made))


ACTS = {"taken": take, "handed-back": hand_back, "queue": put_in, "recall": call_back}


def to_carla():
    return sorted(Mail.objects.unscoped().filter(recipient__first_name="Carla").values_list("kind"))


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("kind", ACTS)
def test_each_is_told_as_they_chose(cast, telling, waiting, kind, choice):
    """F10: a mail at once, or a notice for the next digest, or neither; never two of them."""
    choose(cast.carla, choice)

    ACTS[kind](cast, waiting[0])

    noticed = Notice.objects.unscoped().filter(recipient=cast.carla).count()
    expected = {"at once": ([(kind,)], 0), "never": ([], 0)}.get(choice, ([], 1))
    assert (to_carla(), noticed) == expected


def digest_of(cast, time_machine):
    """What Carla reads once the hour is over, and nobody else gets a digest."""
    Mail.objects.unscoped().all().delete()
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    for _beat in range(2):
        write_digests()
    deliver_due()
    (message,) = (each for each in mail.outbox if each.to == [cast.carla.email])
    return message.subject, message.body


def test_a_digest_lists_them_all_each_lead_once(cast, telling, waiting, time_machine):
    """R15, F10"""
    choose(cast.carla, "hourly")
    mine, lost = LeadFactory.create_batch(2, of=cast.ada, company="Mine")
    rows(mine).transfer(owner_of(cast.carla), Act(cast.ada, "manual", notify=True))
    call_back(cast, lost)
    take(cast, waiting[0])
    rows(waiting[1]).take(cast.petra)
    rows(waiting[1]).hand_back(cast.petra, "Not our region")
    put_in(cast, waiting[2])

    subject, text = digest_of(cast, time_machine)

    assert subject == "New for you: 5 leads"
    assert "there is this:\n\nLaurent, Mine\n\nTaken and handed back by your partners:\n" in text
    taken = "Company 1: taken from Italy, small business by Paul Rossi, Acme Sistemi\n"
    back = "Company 2: handed back to Italy, small business by Petra Galli, Acme Sistemi"
    assert f"Laurent, {taken}Laurent, {back} (Not our region)\n\n" in text
    assert "Waiting to be taken:\nItaly, small business: Laurent, Company 3\n\n" in text
    assert "Called back from you:\n1 lead, Ada Lund\n\n" in text


@pytest.mark.parametrize("lost", ["silent", "account", "gone", "nothing"])
def test_what_is_theirs_to_know_is_asked_when_the_digest_leaves(
    cast, telling, waiting, change, lost
):
    """R15: the queue tells no more, the partner is another's now, the lead has moved on."""
    choose(cast.carla, "hourly")
    take(cast, waiting[0])
    if lost == "silent":
        change(tells_managers=False)
    elif lost == "account":
        cast.acme.owner = cast.marco
        cast.acme.save()
    elif lost == "gone":
        rows(waiting[0]).transfer(owner_of(cast.rita), Act(cast.ada, "manual"))
    with timezone.override("UTC"):
        Notice.objects.unscoped().update(at=timezone.now() - timedelta(hours=2))

    write_digests()
    deliver_due()

    read = [message for message in mail.outbox if message.to == [cast.carla.email]]
    assert bool(read) is (lost == "nothing")


def test_a_masked_lead_is_masked_in_a_partners_digest(cast, telling, waiting, change):
    """R8"""
    change(is_masked=True)
    Lead.objects.unscoped().update(last_name="Hushed")
    for user in (cast.rita, cast.carla):
        choose(user, "hourly")
    put_in(cast, waiting[0])
    Notice.objects.unscoped().update(at=timezone.now() - timedelta(hours=2))

    write_digests()
    deliver_due()

    texts = {message.to[0]: message.body for message in mail.outbox}
    assert "Hushed, Company 1" in texts[cast.carla.email]
    assert "Company 1" in texts[cast.rita.email]
    assert "Hushed" not in texts[cast.rita.email]


def test_who_wants_no_mail_is_not_said_to_be_mailed(cast, telling):
    assert Mailed.by(telling).number == 5

    choose(cast.rita, "never")

    assert Mailed.by(telling).number == 4
    assert cast.rita not in Mailed.by(telling).people
