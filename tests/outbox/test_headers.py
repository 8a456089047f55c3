"""R16, R17: no request and no name gets anything into a mail's headers or links."""

import pytest
from django.conf import settings

from prm.outbox.merge import one_line
from tests.factories import InternalUserFactory

EVIL = "evil.example"
NAMES = [
    "Laurent\r\nBcc: all@evil.example",
    "Laurent\nSubject: other",
    "Laurent%0d%0aBcc:all@evil.example",
    "Laurent\u2028Bcc: x",
    "Laurent\x0b\x0cBcc: x",
    "Laurent\x00",
    "=?utf-8?q?Bcc:_x?=",
    "\u202eevil",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stays_in_its_line(cast, new_lead, hand_over, sent, name):
    """R17"""
    name = name.replace("\0", "")  # No database of ours takes it.
    hand_over(new_lead(cast.carla, last_name=name, company=name), cast.paul)

    (message,) = sent()

    raw = message.message()
    assert raw["Bcc"] is None
    assert len(raw.get_all("Subject")) == 1
    assert message.recipients() == ["paul@acme.example"]
    assert "\n" not in message.subject
    assert not any(line.startswith(("Bcc", "Subject: other")) for line in message.body.splitlines())


@pytest.mark.parametrize(
    "text",
    [
        "https://evil.example/login",
        "HTTP://evil.example",
        "www.evil.example",
        "ftp://evil.example",
        "Your password ran out, go to evil.example",
        "a@evil.example",
        "https:evil.example",
    ],
)
def test_what_somebody_typed_makes_no_link(cast, new_lead, hand_over, sent, text):
    """R17: neither ours nor one that a mail program makes by itself."""
    hand_over(new_lead(cast.carla, last_name=text, company="Lyon"), cast.paul)

    (message,) = sent()

    for part in (message.subject, message.body, message.alternatives[0][0]):
        assert EVIL not in part
        assert "evil" in part


@pytest.mark.parametrize(
    "name", ["Lyon Digital S.r.l.", "Dr. Anna-Lena Müller", "A/S 24.12.", "№ 5"]
)
def test_an_ordinary_name_stays_as_it_is(name):
    assert one_line(name) == name


def test_a_very_long_name_is_cut():
    assert len(one_line("x" * 100_000)) == 500


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": EVIL},
        {"Host": f"localhost@{EVIL}"},
        {"X-Forwarded-Host": EVIL},
        {"Forwarded": f"host={EVIL};proto=https"},
        {"X-Original-Host": EVIL, "X-Host": EVIL, "X-Forwarded-Server": EVIL},
    ],
)
def test_the_host_of_a_request_gets_into_no_mail(client, cast, sent, headers):
    """R16: the one mail that a visitor can cause."""
    user = InternalUserFactory(password=cast.paul.password)  # One more each time: limits hold.

    answer = client.post("/auth/password/reset/", {"email": user.email}, headers=headers)

    messages = sent()
    assert answer.status_code == 400 or len(messages) == 1
    for message in messages:
        assert EVIL not in message.message().as_string()
        assert f"{settings.SITE_URL}/auth/password/reset/key/" in message.body


def test_every_kind_of_mail_links_to_the_configured_address(every_kind, sent):
    """R16"""
    messages = sent()

    assert set(every_kind) == {"assignment", "invitation", "password_reset", "welcome"}
    assert len(messages) == len(every_kind)
    for message in messages:
        assert f"{settings.SITE_URL}/" in message.body
        assert message.body.count("http") == message.body.count(settings.SITE_URL)


def test_no_host_is_as_good_as_any_other():
    """R16"""
    assert "*" not in settings.ALLOWED_HOSTS
    assert not getattr(settings, "USE_X_FORWARDED_HOST", False)
