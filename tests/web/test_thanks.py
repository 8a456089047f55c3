"""The mail that thanks the sender: once per post, and nobody can fill a stranger's mailbox."""

import pytest
import time_machine

from leads.models import NamedText, WebForm
from prm.models import Mail, MailTemplate
from prm.outbox.delivery import compose, deliver_due

from .conftest import SENT
from .reading import last_post, the_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def form(form):
    form.answers = True
    form.save()
    return form


def thanks():
    return Mail.objects.unscoped().filter(kind="auto_response")


def test_the_sender_is_thanked(post, mailoutbox):
    post()

    deliver_due()

    (sent,) = [mail for mail in mailoutbox if mail.to == [SENT["email"]]]
    assert sent.subject == "We have received your message"
    assert "Hello Sophie Laurent" in sent.body
    assert "Nordwind" in sent.body


def test_of_two_forms_at_once_that_do_not_see_each_others_mail_one_thanks(
    post, form, client, monkeypatch
):
    other = WebForm.objects.create(name="Fair", owner=form.owner, answers=True)
    monkeypatch.setattr("leads.web.intake.was_thanked", lambda _address: False)

    post()
    client.post("/web-to-lead/", SENT | {"oid": other.key, "email": SENT["email"].upper()})

    assert thanks().count() == 1


def test_in_the_language_of_the_form(post, form, mailoutbox):
    form.language = "de"
    form.save()

    post()

    assert thanks().get().language == "de"


def test_with_the_text_that_the_form_chose(post, form, mailoutbox):
    """In a language that it is not written in, with the usual one."""
    form.text = fair()
    form.save()

    post()
    form.language = "it"
    form.save()
    post(**SENT | {"email": "luca@marino.example"})
    deliver_due()

    subjects = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert subjects[SENT["email"]] == "See you at the fair, Sophie"
    assert subjects["luca@marino.example"] != subjects[SENT["email"]]


def fair():
    text = NamedText.objects.create(name="Fair", kind="auto_response")
    texts = {"subject": "See you at the fair, {first_name}", "body": "Stand 7"}
    MailTemplate.objects.create(kind="auto_response", language="en", named=text.pk, **texts)
    return text


def test_a_text_that_a_form_uses_stays(stage, form, log_in):
    form.text = text = fair()
    form.save()

    answer = log_in(stage.ada).post(f"/setup/texts/{text.pk}/removal/")

    assert "The web form Contact" in answer.text
    assert NamedText.objects.filter(pk=text.pk).exists()


def test_a_form_that_thanks_nobody_writes_to_nobody(post, form):
    form.answers = False
    form.save()

    post()

    assert thanks().count() == 0


@pytest.mark.parametrize(
    "fields",
    [SENT | {"email": "nobody"}, SENT | {"emailOptOut": "1"}, SENT | {"fax_number": "1"}],
)
def test_some_get_no_mail(post, fields):
    """No address, no wish for mails, or no person."""
    post(**fields)

    assert thanks().count() == 0


def test_an_address_is_written_to_once_a_day(post):
    with time_machine.travel("2026-03-01 10:00", tick=False) as clock:
        post()
        post(**SENT | {"email": "SOPHIE@lyon.example"})
        clock.shift(25 * 60 * 60)
        post()

    assert thanks().count() == 2


def test_what_somebody_typed_makes_no_link_and_no_header(post):
    """R17"""
    post(**SENT | {"first_name": "See https://evil.example\r\nBcc: x@evil.example"})

    message = compose(thanks().get())

    assert "https://evil" not in message.body
    assert message.recipients() == [SENT["email"]]


def test_who_is_gone_meanwhile_is_not_written_to(post):
    post()
    lead = the_lead()
    lead.email = "other@lyon.example"
    lead.save()

    assert compose(thanks().get()) is None


def test_a_post_that_a_person_accepts_is_answered_then(post, stage, log_in):
    post(**SENT, fax_number="1")
    data = {"decision": "accept", "post": last_post().pk}
    log_in(stage.carla).post("/web-to-lead/quarantine/decisions/", data)

    assert thanks().count() == 1
