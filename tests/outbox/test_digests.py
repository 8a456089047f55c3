"""One mail an hour or a day for those who want that: all that is still theirs, once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from accounts.models.mail_choice import last_boundary
from leads.models import Lead, Notice
from leads.models.lead_queryset import Act
from leads.tasks import write_digests
from prm.models import Mail
from tests.factories import owner_of

NOON = datetime(2026, 11, 26, 12, 30, tzinfo=UTC)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def hand_over(cast):
    """A lead changes hands, and its new owner is to be told."""

    def moved(lead, to):
        rows = Lead.objects.unscoped().filter(pk=lead.pk)
        rows.transfer(owner_of(to), Act(cast.carla, "manual", notify=True))

    return moved


@pytest.fixture
def hourly(cast):
    return chooses(cast.paul, "hourly")


def chooses(user, choice):
    user.mail_choice = choice
    user.save()
    return user


def mails(kind):
    return list(Mail.objects.unscoped().filter(kind=kind))


def test_what_came_in_an_hour_is_one_mail_with_all_of_it(
    cast, hourly, clock, new_lead, hand_over, sent
):
    for name in ("Laurent", "Marino"):
        hand_over(new_lead(cast.carla, last_name=name), hourly)
    write_digests()
    assert not Mail.objects.unscoped().exists()  # The hour is not over.

    clock.shift(timedelta(hours=1))
    write_digests()

    (message,) = sent()
    assert message.subject == "New for you: 2 leads"
    assert "Laurent, Lyon Digital\nMarino, Lyon Digital" in message.body
    assert "until Nov. 26, 2026, 1 p.m." in message.body


def test_what_has_moved_on_is_left_out(cast, hourly, clock, new_lead, hand_over, sent):
    """R15"""
    stays, goes = new_lead(cast.carla), new_lead(cast.carla, last_name="Secret")
    hand_over(stays, hourly)
    hand_over(goes, hourly)
    clock.shift(timedelta(hours=1))
    write_digests()
    goes.refresh_from_db()
    hand_over(goes, cast.petra)

    bodies = {message.to[0]: message.body for message in sent()}

    assert "Secret" not in bodies["paul@acme.example"]
    assert "Laurent" in bodies["paul@acme.example"]


def test_nothing_left_is_no_mail(cast, hourly, clock, new_lead, hand_over, sent):
    lead = new_lead(cast.carla)
    hand_over(lead, hourly)
    clock.shift(timedelta(hours=1))
    write_digests()
    lead.refresh_from_db()
    hand_over(lead, cast.carla)

    assert "paul@acme.example" not in {message.to[0] for message in sent()}
    assert mails("digest")[0].state == "superseded"


def test_each_is_told_of_once_also_by_two_beats_and_after_a_day_without_any(
    cast, hourly, clock, new_lead, hand_over
):
    """F10, F20"""
    hand_over(new_lead(cast.carla), hourly)
    clock.shift(timedelta(hours=26))

    for _beat in range(3):
        write_digests()
    clock.shift(timedelta(hours=1))
    write_digests()

    assert len(mails("digest")) == 1
    assert not Notice.objects.unscoped().open().exists()


def test_who_wants_none_gets_none_and_who_changes_their_mind_is_told(
    cast, clock, new_lead, hand_over
):
    chooses(cast.petra, "never")
    hand_over(new_lead(cast.carla), cast.petra)
    hand_over(new_lead(cast.carla), chooses(cast.paul, "daily"))
    assert not Mail.objects.unscoped().exists()

    chooses(cast.paul, "at once")
    clock.shift(timedelta(seconds=1))
    write_digests()

    (mail,) = mails("digest")
    assert mail.recipient == cast.paul


@pytest.mark.parametrize(
    ("zone", "now", "morning"),
    [
        ("Europe/Berlin", "2026-03-29T04:59", "2026-03-28T06:00"),  # The night of the change.
        ("Europe/Berlin", "2026-03-29T05:00", "2026-03-29T05:00"),
        ("Europe/Berlin", "2026-10-25T05:59", "2026-10-24T05:00"),
        ("Europe/Berlin", "2026-10-25T06:00", "2026-10-25T06:00"),
        ("Asia/Kathmandu", "2026-06-01T01:15", "2026-06-01T01:15"),
        ("Australia/Lord_Howe", "2026-10-03T20:00", "2026-10-03T20:00"),
        ("America/New_York", "2024-02-29T11:59", "2024-02-28T12:00"),
    ],
)
def test_a_day_begins_at_seven_where_the_person_lives(zone, now, morning):
    """R32"""
    now, morning = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (now, morning))

    assert last_boundary("daily", zone, now) == morning
