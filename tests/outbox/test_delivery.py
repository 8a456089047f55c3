"""R14: what becomes of a mail, whatever the mail server says."""

import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from prm.models import Mail

NOBODY = smtplib.SMTPRecipientsRefused({"paul@acme.example": (550, b"no such user")})
LATER = smtplib.SMTPRecipientsRefused({"paul@acme.example": (450, b"greylisted")})


def fresh(mail):
    return Mail.objects.unscoped().get(pk=mail.pk)


def test_it_is_sent_once(mail, sent):
    sent()

    (message,) = sent()
    assert message.to == ["paul@acme.example"]
    assert (fresh(mail).state, fresh(mail).attempts) == ("sent", 1)
    assert message.extra_headers["Message-ID"] == mail.message_id


def test_it_may_go_to_an_address_that_is_nobodys_login(cast):
    """A queue's, or that of somebody who wrote to us."""
    mail = Mail(key="a", kind="welcome", address="pool@prm.example", about=cast.community)
    mail.address_language = "it"
    Mail.objects.write([mail])

    mail = Mail.objects.unscoped().get(key="a")
    assert (mail.to, mail.to_address, mail.language) == (*["pool@prm.example"] * 2, "it")


def test_a_mail_goes_to_one(cast):
    both = {"recipient": cast.paul, "address": "pool@prm.example"}
    for receivers in ({}, both):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mail.objects.create(key=str(receivers), kind="welcome", **receivers)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (NOBODY, "550 no such user"),
        (smtplib.SMTPDataError(554, b"spam"), "554 spam"),
    ],
)
def test_a_refusal_of_this_mail_for_good_fails_it(mail, server_says, trouble, words):
    """F8"""
    server_says(trouble)

    assert (fresh(mail).state, fresh(mail).answer) == ("failed", words)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (LATER, "450 greylisted"),
        (smtplib.SMTPDataError(452, b"full"), "452 full"),
        (smtplib.SMTPResponseException(421, b"busy"), "421 busy"),
        (ConnectionRefusedError("no server"), "no server"),
        (TimeoutError("timed out"), "timed out"),
        (smtplib.SMTPServerDisconnected("gone"), "gone"),
        # These say something of our own set-up; no mail is lost because of that.
        (smtplib.SMTPAuthenticationError(535, b"wrong password"), "535 wrong password"),
        (smtplib.SMTPSenderRefused(550, b"not you", "portal@x"), "550 not you"),
        (smtplib.SMTPConnectError(554, b"go away"), "554 go away"),
        (smtplib.SMTPHeloError(501, b"who"), "501 who"),
    ],
)
def test_any_other_trouble_is_tried_again(mail, server_says, trouble, words):
    """F7"""
    server_says(trouble)

    after = fresh(mail)
    assert (after.state, after.answer, after.leased_until) == ("queued", words, None)
    assert after.due_at > timezone.now() + timedelta(seconds=50)


def test_it_waits_twice_as_long_each_time_and_an_hour_at_most(mail):
    waits = []
    for _ in range(9):
        mail.claim()
        before = timezone.now()
        mail.postpone("later")
        waits.append(round((fresh(mail).due_at - before).total_seconds() / 60))
        Mail.objects.unscoped().update(due_at=before)

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_three_days_it_is_given_up(mail):
    Mail.objects.unscoped().update(attempts=50)
    mail.refresh_from_db()
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        mail.claim()
        mail.postpone("still busy")

    assert (fresh(mail).state, fresh(mail).answer) == ("failed", "still busy")


def test_days_without_a_worker_are_no_tries(mail):
    with time_machine.travel(timezone.now() + timedelta(days=4), tick=False):
        mail.claim()
        mail.postpone("busy")

    assert fresh(mail).state == "queued"


def test_one_that_cannot_be_composed_does_not_stop_the_others(cast, mail, sent):
    Mail.objects.write([Mail(key="x", kind="from a newer release", recipient=cast.paul)])

    (message,) = sent()

    unknown = Mail.objects.unscoped().get(key="x")
    assert "Laurent" in message.subject
    assert (unknown.state, unknown.answer) == ("queued", "KeyError: 'from a newer release'")


def test_mails_of_a_refused_receiver_leave_others_alone(cast, mail, new_lead, hand_over, sent):
    Mail.objects.unscoped().filter(pk=mail.pk).update(state="failed")
    hand_over(new_lead(cast.carla), cast.petra)

    (message,) = sent()

    assert message.to == ["petra@acme.example"]


def test_what_was_said_before_is_forgotten_once_it_is_sent(mail, sent):
    Mail.objects.unscoped().update(answer="450 later")

    sent()

    assert fresh(mail).answer == ""
