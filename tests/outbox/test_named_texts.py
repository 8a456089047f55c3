"""Administrators keep further texts, each with a name."""

import pytest
from django.urls import reverse

from leads.models import NamedText
from prm.models import MailTemplate
from prm.outbox.delivery import texts
from prm.outbox.kinds import KINDS

NEW = "/setup/texts/new/assignment/"
GOOD = {"subject": "Hot: {leads_in_short}", "body": "{link}"}


@pytest.fixture
def ada(cast, log_in):
    """The browser of Ada, the administrator."""
    return log_in(cast.ada)


@pytest.fixture
def hot(db):
    return NamedText.objects.create(name="Hot leads")


def url(text, language="en", *rest):
    return "/".join(["/setup/texts", str(text.pk), language, *rest, ""])


def kept(text, language="en"):
    return texts(KINDS["assignment"], language, text.pk)


def test_a_text_is_named_then_written_in_a_language(ada):
    named = ada.post(NEW, {"name": "Hot leads"})
    text = NamedText.objects.get()
    saved = ada.post(named.url, GOOD)

    assert (named.url, saved.url) == (url(text), url(text))
    assert kept(text) == (GOOD["subject"], GOOD["body"])
    page = ada.get("/setup/templates/").text
    assert all(url(text, language) in page for language in MailTemplate.languages())


@pytest.mark.parametrize("kind", ["queue", "auto_response"])
def test_other_kinds_of_mail_have_further_texts_too(ada, kind):
    page = ada.get("/setup/templates/").text
    named = ada.post(f"/setup/texts/new/{kind}/", {"name": "Fair"})

    ada.post(named.url, {"subject": "Fair", "body": "Stand 7"})

    assert f"/setup/texts/new/{kind}/" in page
    assert texts(KINDS[kind], "en", NamedText.objects.get(kind=kind).pk) == ("Fair", "Stand 7")


@pytest.mark.parametrize("kind", ["digest", "nothing", "invitation"])
def test_a_kind_without_further_texts_is_not_found(ada, kind):
    assert ada.post(f"/setup/texts/new/{kind}/", {"name": "Fair"}).status_code == 404


def test_sending_its_name_twice_makes_one(ada):
    sent = {"name": "Hot leads", "token": ada.get(NEW).context["form"]["token"].value()}

    assert ada.post(NEW, sent).url == ada.post(NEW, sent).url
    assert NamedText.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "This field is required"),
        ("x" * 81, "at most 80"),
        ("Hot leads", "already exists"),
        ("a\0b", "Null characters"),
    ],
)
def test_a_name_that_would_not_do_is_refused_in_words(ada, hot, name, words):
    assert words in ada.post(NEW, {"name": name}).text
    assert NamedText.objects.get().name == "Hot leads"


@pytest.mark.parametrize("page", ["new", "text", "template", "removal"])
@pytest.mark.parametrize(("who", "status"), [("carla", 403), ("paul", 404)])
def test_nobody_else_keeps_them(cast, log_in, hot, page, who, status):
    pages = {"new": NEW, "text": hot.get_absolute_url(), "template": url(hot)}
    address = pages.get(page) or reverse("setup:text_removal", args=[hot.pk])
    browser = log_in(getattr(cast, who))

    assert browser.get(address).status_code == status
    assert browser.post(address, GOOD | {"name": "Theirs"}).status_code == status
    assert NamedText.objects.get().name == "Hot leads"


@pytest.mark.parametrize("body", ["{leed}", "{{7*7}}", "{secret}"])
def test_its_merge_fields_are_checked_when_it_is_saved(ada, hot, body):
    """R24"""
    answer = ada.post(url(hot), GOOD | {"body": body})

    assert "is not a merge field here" in answer.text
    assert not MailTemplate.objects.exists()


def test_a_language_that_is_not_written_has_the_usual_text(ada, hot):
    usual = {"subject": "Per te", "body": "Ciao {link}"}
    ada.post("/setup/templates/assignment/it/", usual)
    ada.post(url(hot), GOOD)

    assert kept(hot, "it") == ("Per te", "Ciao {link}")
    assert kept(hot, "de")[0] == KINDS["assignment"].subject
    page = ada.get(url(hot, "it"))
    assert "Per te" in page.text
    assert "Not written in this language yet" in page.text


def test_the_usual_text_can_be_had_back_and_stays_as_it_is(ada, hot):
    ada.post("/setup/templates/assignment/en/", {"subject": "Usual", "body": "{link}"})
    ada.post(url(hot), GOOD)

    ada.post(url(hot, "en", "usual"))

    assert kept(hot) == ("Usual", "{link}")


def test_a_test_mail_has_the_named_text(ada, hot, sent):
    ada.post(url(hot), GOOD)

    ada.post(url(hot, "en", "test"), {})

    assert [m.subject for m in sent()] == ["[Test] Hot: Sophie Laurent, Lyon Digital"]


def test_it_is_renamed_and_deleted_with_what_was_written(ada, hot):
    ada.post(url(hot), GOOD)
    ada.post(hot.get_absolute_url(), {"name": "Warm leads"})
    assert "Deleted Warm leads." in ada.post(url(hot, "removal"), follow=True).text

    assert not NamedText.objects.exists()
    assert not MailTemplate.objects.exists()
    assert ada.get(url(hot)).status_code == 404
    assert ada.get(url(hot, "xx")).status_code == 404
