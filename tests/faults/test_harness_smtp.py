"""The mail server of the tests: a fault that does not happen proves nothing."""

import smtplib
from email.message import EmailMessage
from time import monotonic

import pytest

TIMEOUT = 0.5


def post(port, to="paul@acme.example"):
    message = EmailMessage()
    message["To"], message["Message-ID"], message["Subject"] = to, f"<1.{to}>", "Grüße"
    with smtplib.SMTP("127.0.0.1", port, timeout=TIMEOUT) as server:
        server.send_message(message, from_addr="portal@prm.example")


def test_the_sink_keeps_what_it_takes(sink):
    post(sink.port)

    assert sink.message_ids() == ["<1.paul@acme.example>"]
    assert sink.recipients == [["paul@acme.example"]]
    assert sink.received[0]["Subject"] == "Grüße"
    assert sink.sessions == 1


def test_the_sink_refuses_every_sender(sink):
    sink.refuse(421)

    with pytest.raises(smtplib.SMTPSenderRefused, match="421"):
        post(sink.port)

    assert sink.received == []


@pytest.mark.parametrize("code", [450, 550])
def test_the_sink_refuses_one_recipient_and_no_other(sink, code):
    sink.refuse(code, recipient="paul@acme.example")

    with pytest.raises(smtplib.SMTPRecipientsRefused, match=str(code)):
        post(sink.port)
    post(sink.port, to="rita@bolt.example")

    assert sink.recipients == [["rita@bolt.example"]]


def test_the_sink_changes_its_mood_after_some_messages(sink):
    sink.refuse(450, times=1)

    with pytest.raises(smtplib.SMTPRecipientsRefused):
        post(sink.port)
    post(sink.port)

    assert len(sink.received) == 1


def test_the_sink_hangs_with_nothing_kept(sink):
    sink.hang()

    with pytest.raises(smtplib.SMTPServerDisconnected, match="timed out"):
        post(sink.port)

    assert sink.received == []


def test_the_sink_drops_before_the_250_and_keeps_the_message(sink):
    sink.drop(times=1)

    with pytest.raises(smtplib.SMTPServerDisconnected):
        post(sink.port)
    post(sink.port)

    assert sink.message_ids() == ["<1.paul@acme.example>"] * 2


def test_the_sink_takes_its_time(sink):
    sink.slow(0.2)
    begin = monotonic()

    post(sink.port)

    assert monotonic() - begin >= 0.2
