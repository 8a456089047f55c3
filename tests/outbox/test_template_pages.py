"""Administrators write the texts of mails."""

import pytest
from django.urls import reverse

from leads.models import RoundRobin
from prm.models import MailTemplate
from prm.outbox.kinds import KINDS
from tests.factories import owner_of

URL = "/setup/templates/assignment/en/"
GOOD = {"subject": "New: {leads_in_short}", "body": "Hello {recipient_first_name}\r\n\r\n{link}"}


def own(kind="assignment", language="en"):
    return MailTemplate.objects.filter(kind=kind, language=language).first()


def test_a_text_is_kept_and_sent_from_then_on(cast, log_in, mail, sent):
    answer = log_in(cast.ada).post(URL, GOOD)

    (message,) = sent()
    assert answer.url == URL
    assert message.subject == "New: Laurent, Lyon Digital"
    assert message.body.startswith("Hello Paul\n\nhttp://localhost:8000/c/partners/leads/")
    assert own().changed_by == cast.ada


@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("paul", 404)])
def test_nobody_else_writes_them(cast, log_in, who, status):
    browser = log_in(getattr(cast, who))

    assert browser.get(URL).status_code == status
    assert browser.post(URL, GOOD).status_code == status
    assert browser.post(f"{URL}portal/").status_code == status
    assert own() is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"body": "{link} {leed}"}, "{leed} is not a merge field here. There are:"),
        ({"subject": "{{7*7}}"}, "is not a merge field here"),
        ({"body": "{% load static %}{link}"}, "is not a merge field here"),
        ({"body": "{secret}{link}"}, "{secret} is not a merge field here"),
        ({"subject": "New\r\nBcc: all@evil.example"}, "A subject is one line"),
        ({"subject": "New\nSubject: x"}, "A subject is one line"),
        ({"subject": ""}, "This field is required"),
        ({"subject": "x" * 201}, "at most 200"),
        ({"body": "x" * 10_001}, "at most 10000"),
        ({"body": "a\0b{link}"}, "Null characters are not allowed"),
    ],
)
def test_a_text_that_would_not_work_is_refused_in_words(cast, log_in, values, words):
    """R17, R24"""
    answer = log_in(cast.ada).post(URL, GOOD | values)

    assert answer.status_code == 200
    assert words.replace("{", "&#123;") in answer.text or words in answer.text
    assert own() is None


@pytest.mark.parametrize("kind", ["invitation", "password_reset"])
def test_a_text_without_the_link_it_is_for_is_refused(cast, log_in, kind):
    url = f"/setup/templates/{kind}/en/"

    without = log_in(cast.ada).post(url, {"subject": "x", "body": "x"})
    with_it = log_in(cast.ada).post(url, {"subject": "x", "body": "{link}"})

    assert "Without {link} the receiver cannot go on." in without.text
    assert with_it.status_code == 302


def test_a_preview_shows_samples_and_keeps_nothing(cast, log_in):
    answer = log_in(cast.ada).post(URL, GOOD | {"preview": "yes"})

    assert "New: Sophie Laurent, Lyon Digital" in answer.text
    assert "Hello Paul" in answer.text
    assert own() is None


def test_a_preview_is_escaped(cast, log_in):
    """R25"""
    canary = "<svg onload=alert(1)>"
    body = GOOD["body"] + canary

    answer = log_in(cast.ada).post(URL, {"subject": canary, "body": body, "preview": "yes"})

    assert "<svg onload" not in answer.text
    assert answer.text.count("&lt;svg onload") >= 3


def test_the_portals_text_can_be_had_back(cast, log_in):
    log_in(cast.ada).post(URL, GOOD)
    before = own()

    log_in(cast.ada).post(f"{URL}portal/")

    assert (before is not None, own()) == (True, None)
    assert "Handed to you:" in log_in(cast.ada).get(URL).text


def test_saving_twice_is_one_text(cast, log_in):
    for subject in ("first", "second"):
        log_in(cast.ada).post(URL, GOOD | {"subject": subject})

    (row,) = MailTemplate.objects.all()
    assert row.subject == "second"


@pytest.mark.parametrize("place", ["nothing/en", "assignment/xx", "assignment/EN"])
def test_what_there_is_not_is_not_there(cast, log_in, place):
    assert log_in(cast.ada).get(f"/setup/templates/{place}/").status_code == 404
    assert log_in(cast.ada).post(f"/setup/templates/{place}/portal/").status_code == 404


def test_the_list_has_every_kind_in_every_language(cast, log_in, settings):
    log_in(cast.ada).post(URL, GOOD)

    page = log_in(cast.ada).get("/setup/templates/")

    for kind in (key for key, kind in KINDS.items() if kind.is_text):
        for language, _name in settings.LANGUAGES:
            assert reverse("setup:template", args=[kind, language]) in page.text
    assert page.text.count("Your text") == 1


def test_the_merge_fields_are_there_to_insert(cast, log_in):
    page = log_in(cast.ada).get(URL)

    for name in KINDS["assignment"].fields:
        assert f'data-insert="#field-{name}"' in page.text


def test_a_text_is_looked_at_with_a_real_lead_that_one_may_see(cast, log_in, new_lead):
    lead = new_lead(cast.rita, last_name="Marino", company="Officine")
    asked = GOOD | {"preview": "yes", "example": str(lead.pk)}

    page = log_in(cast.ada).post(URL, asked)

    assert page.context["shown"]["subject"] == "New: Marino, Officine"
    assert own() is None
    for nonsense in ("0", "x", "9" * 30):
        assert log_in(cast.ada).post(URL, asked | {"example": nonsense}).status_code == 200


@pytest.mark.parametrize("kind", [key for key, kind in KINDS.items() if kind.examples])
def test_every_kind_that_is_about_leads_is_looked_at_with_a_real_one(cast, kind, new_lead):
    kind = KINDS[kind]
    new_lead(cast.paul, last_name="Marino", company="Officine")
    new_lead(cast.nordic, last_name="Marino", company="Officine")
    RoundRobin.objects.create(name="Italy", fallback=owner_of(cast.nordic), manager=cast.carla)

    offered = kind.examples.offered(cast.ada)

    assert offered
    for key, _name in offered:
        assert kind.examples.values(cast.ada, key).keys() >= kind.fields.keys()
    for nonsense in ("", "0", "x", "9" * 30):
        assert kind.examples.values(cast.ada, nonsense) is None


def test_a_test_mail_goes_to_who_writes_the_text_once(cast, log_in, sent):
    ada = log_in(cast.ada)
    ada.post(URL, GOOD)
    token = ada.get(URL).context["once"]["token"].value()

    for _click in range(2):
        ada.post(f"{URL}test/", {"token": token})

    (message,) = sent()
    assert (message.to, message.subject) == (
        [cast.ada.email],
        "[Test] New: Sophie Laurent, Lyon Digital",
    )
    assert message.body.startswith("Hello Paul\n\nhttp")
