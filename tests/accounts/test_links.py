"""Links in mails lead to the configured site, whatever a request says of its host (R16)."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from accounts.models import Invitation
from prm.outbox.delivery import deliver_due

EVIL = "evil.example"
HEADERS = [
    {"X-Forwarded-Host": EVIL},
    {"Forwarded": f"host={EVIL};proto=https"},
    {"X-Forwarded-Server": EVIL, "X-Host": EVIL},
    {"X-Original-URL": f"https://{EVIL}/", "X-Forwarded-Proto": "https"},
]


@pytest.fixture(autouse=True)
def fresh_limits():
    cache.clear()


def ask_for_password(browser, cast, **request):
    return browser.post("/auth/password/reset/", {"email": cast.paul.email}, **request)


def resend_invitation(browser, cast, **request):
    newest = Invitation.send(cast.nora, by=cast.carla)
    url = reverse("users:invitation", args=[cast.nora.pk])
    return browser.post(url, {"seen": newest.pk}, **request)


ASKED = [("a new password", None, ask_for_password), ("an invitation", "carla", resend_invitation)]


def links_sent():
    deliver_due()
    bodies = [one.body + one.alternatives[0].content for one in mail.outbox]
    assert bodies
    return [link for body in bodies for link in re.findall(r"https?://[^/\s\"<]+", body)]


@pytest.mark.parametrize("headers", HEADERS, ids=lambda headers: " ".join(headers))
@pytest.mark.parametrize(("what", "who", "ask"), ASKED, ids=[row[0] for row in ASKED])
def test_a_forged_host_is_in_no_mail(client, cast, log_in, settings, headers, what, who, ask):
    """R16"""
    browser = log_in(getattr(cast, who)) if who else client

    ask(browser, cast, headers=headers)

    assert set(links_sent()) == {settings.SITE_URL}
    assert EVIL not in "".join(str(one.message()) for one in mail.outbox)


@pytest.mark.parametrize(("what", "who", "ask"), ASKED, ids=[row[0] for row in ASKED])
def test_another_host_is_refused(client, cast, log_in, what, who, ask):
    """R16"""
    browser = log_in(getattr(cast, who)) if who else client

    answer = ask(browser, cast, headers={"Host": EVIL})

    assert answer.status_code == 400


def test_any_host_is_never_allowed(settings):
    """R16"""
    assert "*" not in settings.ALLOWED_HOSTS


def test_the_link_that_was_mailed_opens_the_page(client, cast):
    Invitation.send(cast.nora, by=cast.carla)
    deliver_due()

    path = re.search(r"https?://[^/]+(/auth/invitation/\S+)", mail.outbox[0].body)[1]

    assert "Set your password" in client.get(path).content.decode()


def test_the_mail_holds_the_login_and_no_password_and_the_outbox_not_the_secret(cast):
    row = Invitation.send(cast.nora, by=cast.carla)

    deliver_due()

    assert "nora@acme.example" in mail.outbox[0].body
    assert row.secret in mail.outbox[0].body
    assert row.mail.state == "sent"
    assert row.secret not in row.mail.text


def test_a_replaced_invitation_is_not_mailed_any_more(cast):
    first = Invitation.send(cast.nora, by=cast.carla)
    second = Invitation.send(cast.nora, by=cast.carla)

    deliver_due()

    assert [one.to for one in mail.outbox] == [["nora@acme.example"]]
    assert second.secret in mail.outbox[0].body
    assert first.mail.state == "superseded"
