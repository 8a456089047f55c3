"""Administrators see every mail, and send one again."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import Invitation
from prm.models import Mail

OUTBOX = "/setup/outbox/"


def resend_url(mail):
    return reverse("setup:resending", args=[mail.pk])


def set_state(mail, **values):
    Mail.objects.unscoped().filter(pk=mail.pk).update(**values)


def rows_of(page):
    return [mail.pk for mail in page.context["page"].rows]


def test_mails_are_listed_newest_first(cast, log_in, every_kind):
    page = log_in(cast.ada).get(OUTBOX)

    assert rows_of(page) == sorted((mail.pk for mail in every_kind.values()), reverse=True)


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("paul", 404)])
def test_nobody_else_sees_them(cast, log_in, mail, who, status):
    set_state(mail, state="failed")
    browser = log_in(getattr(cast, who))

    for url in (OUTBOX, mail.get_absolute_url()):
        assert browser.get(url).status_code == status
    assert browser.post(resend_url(mail)).status_code == status
    assert Mail.objects.unscoped().count() == 1


@pytest.mark.parametrize(
    ("query", "kinds"),
    [
        ({"kind": "invitation"}, {"invitation"}),
        ({"state": "failed"}, {"welcome"}),
        ({"q": "nora"}, {"invitation"}),
        ({"q": "acme"}, {"assignment", "invitation", "password_reset", "welcome"}),
        ({"q": "\0"}, {"assignment", "invitation", "password_reset", "welcome"}),
        ({"kind": "x", "state": "y"}, {"assignment", "invitation", "password_reset", "welcome"}),
    ],
)
def test_the_list_can_be_narrowed(cast, log_in, every_kind, query, kinds):
    set_state(every_kind["welcome"], state="failed")

    page = log_in(cast.ada).get(OUTBOX, query)

    assert set(rows_of(page)) == {every_kind[kind].pk for kind in kinds}


def test_a_failed_mail_shows_the_servers_words(cast, log_in, mail):
    set_state(mail, state="failed", answer="550 <b>no such user</b>", attempts=1)

    page = log_in(cast.ada).get(mail.get_absolute_url())

    assert "550 &lt;b&gt;no such user" in page.text
    assert "Failed" in page.text


def test_a_queued_mail_shows_what_would_be_sent_without_the_secret(cast, log_in):
    """A46"""
    row = Invitation.send(cast.nora, by=cast.carla)
    mail = Mail.objects.unscoped().get()

    page = log_in(cast.ada).get(mail.get_absolute_url())

    assert "Your access to the partner portal of Nordwind" in page.text
    assert row.secret not in page.text
    assert f"/auth/invitation/{cast.nora.pk}/…/" in page.text


def test_a_sent_mail_shows_its_text_as_sent(cast, log_in, mail, sent):
    sent()
    set_state(mail, subject="As it was")

    page = log_in(cast.ada).get(mail.get_absolute_url())

    assert "As it was" in page.text
    assert "Lyon Digital" in page.text


@pytest.mark.parametrize("kind", ["from a newer release", "assignment"])
def test_one_that_cannot_be_composed_has_a_page_all_the_same(cast, log_in, kind):
    mail = Mail(key="x", kind=kind, recipient=cast.paul)
    Mail.objects.write([mail])

    page = log_in(cast.ada).get(Mail.objects.unscoped().get().get_absolute_url())

    assert page.status_code == 200
    assert "There is nothing to send" in page.text


@pytest.mark.parametrize("state", ["sent", "failed", "superseded"])
def test_it_is_sent_again_as_a_mail_of_its_own(cast, log_in, mail, sent, state):
    set_state(mail, state=state)

    answer = log_in(cast.ada).post(resend_url(mail), {"token": uuid.uuid4()})
    (message,) = sent()

    again = Mail.objects.unscoped().exclude(pk=mail.pk).get()
    assert answer.url == again.get_absolute_url()
    assert message.to == ["paul@acme.example"]
    assert again.message_id != mail.message_id


def test_a_double_click_sends_one(cast, log_in, mail, sent):
    """R13"""
    set_state(mail, state="failed")
    form = {"token": uuid.uuid4()}

    urls = {log_in(cast.ada).post(resend_url(mail), form).url for _ in range(2)}

    assert len(urls) == len(sent()) == 1


def test_it_can_be_sent_again_and_again(cast, log_in, mail, sent):
    for _ in range(4):
        sent()
        newest = Mail.objects.unscoped().latest("pk")
        log_in(cast.ada).post(resend_url(newest), {"token": uuid.uuid4()})

    assert len(sent()) == 5


def test_a_queued_one_is_not_queued_twice(cast, log_in, mail):
    answer = log_in(cast.ada).post(resend_url(mail), {"token": uuid.uuid4()}, follow=True)

    assert "This mail is queued. It goes out by itself." in answer.text
    assert Mail.objects.unscoped().count() == 1


@pytest.mark.parametrize("token", ["", "x", "\0", "1" * 500])
def test_a_token_that_is_none_is_no_error(cast, log_in, mail, token):
    set_state(mail, state="failed")

    assert log_in(cast.ada).post(resend_url(mail), {"token": token}).status_code == 302


def test_a_long_list_costs_as_many_queries_as_a_short_one(
    cast, log_in, mail, django_assert_max_num_queries
):
    browser = log_in(cast.ada)
    browser.get(OUTBOX)
    with django_assert_max_num_queries(100) as short:
        browser.get(OUTBOX)
    Mail.objects.write([Mail(key=f"k{i}", kind="welcome", recipient=cast.paul) for i in range(20)])

    with django_assert_max_num_queries(len(short.captured_queries)):
        browser.get(OUTBOX)
