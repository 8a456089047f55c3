"""Contacts: the list, the record, making and changing one."""

import uuid
from urllib.parse import quote

import pytest
from django.urls import reverse

from accounts.models import Contact
from tests.factories import AccountFactory

INDEX, NEW = "/contacts/", "/contacts/new/"
LEAST = {"account": "Cedar Consulting", "last_name": "Stone"}


def names(browser, **query):
    return [row.last_name for row in browser.get(INDEX, query).context["page"].rows]


def stones():
    return Contact.objects.unscoped().filter(last_name="Stone")


def test_a_channel_manager_sees_the_contacts_of_their_accounts(cast, log_in):
    assert names(log_in(cast.marco)) == ["Conti"]
    assert "Rossi" in names(log_in(cast.carla))
    assert "Conti" not in names(log_in(cast.carla))
    assert log_in(cast.paul).get(INDEX).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "toni ferr"}, ["Ferrari"]),
        ({"q": "nora@acme"}, ["Bianchi"]),
        ({"q": "rita"}, []),
        ({"login": "no"}, ["Ferrari"]),
        ({"account": "Cedar Consulting"}, []),
    ],
)
def test_the_list_is_searched_and_filtered(cast, log_in, query, found):
    assert names(log_in(cast.carla), **query) == found


def test_the_list_is_narrowed_to_an_account_of_ones_own(cast, log_in):
    """R2"""
    browser = log_in(cast.carla)

    assert len(names(browser, account=f"#{cast.acme.pk}")) == 5
    foreign, missing = f"#{cast.bolt.pk}", "#999999"
    assert narrowed(browser, foreign) == narrowed(browser, missing)
    assert "Bolt" not in narrowed(browser, foreign)


def narrowed(browser, account):
    """The list of an account's contacts, without what was asked for."""
    answer = browser.get(INDEX, {"account": account}, headers={"HX-Request": "true"})
    return answer.content.decode().replace(account, "").replace(quote(account), "")


@pytest.mark.parametrize(("who", "status"), [("carla", 200), ("ada", 200), ("marco", 404)])
def test_a_contact_is_there_for_who_may_see_its_account(cast, log_in, who, status):
    """R1"""
    browser = log_in(getattr(cast, who))

    for page in ("detail", "edit", "user"):
        url = reverse(f"contacts:{page}", args=[cast.toni.pk])
        assert browser.get(url).status_code == status, page


def test_a_contact_is_made_once_however_often_the_form_is_sent(cast, log_in):
    """R13"""
    browser, form = log_in(cast.carla), LEAST | {"token": str(uuid.uuid4())}

    answers = [browser.post(NEW, form) for _ in range(2)]

    assert stones().count() == 1
    assert answers[0].url == answers[1].url == stones().get().get_absolute_url()


def test_the_account_is_filled_in_when_one_comes_from_its_page(cast, log_in):
    page = log_in(cast.carla).get(NEW, {"account": cast.acme.pk}).content.decode()

    assert 'value="Acme Sistemi"' in page


@pytest.mark.parametrize(
    "typed", ["Bolt Partners", "Bolt Partners #{pk}", "#{pk}", "{pk}", "Nobody"]
)
def test_an_account_one_may_not_change_gets_no_contact(cast, log_in, typed):
    """R2: it is answered like one that does not exist."""
    form = LEAST | {"account": typed.format(pk=cast.bolt.pk)}

    answer = log_in(cast.carla).post(NEW, form)

    assert "None of your accounts has this name." in answer.content.decode()
    assert not stones().exists()


def test_accounts_of_one_name_are_told_apart_by_their_number(cast, log_in):
    twin = AccountFactory(name="Cedar Consulting", owner=cast.carla)
    browser = log_in(cast.carla)

    unclear = browser.post(NEW, LEAST)
    clear = browser.post(NEW, LEAST | {"account": f"Cedar Consulting #{twin.pk}"})

    assert "Several accounts have this name" in unclear.content.decode()
    assert clear.status_code == 302
    assert stones().get().account == twin


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("last_name", "", "This field is required"),
        ("last_name", "x" * 81, "at most 80 characters"),
        ("email", "toni", "Enter a valid email address"),
        ("email", "a@b.example\r\nBcc: x@y.example", "Enter a valid email address"),
        ("phone", "1" * 41, "at most 40 characters"),
        ("account", "a\x00b", "None of your accounts has this name"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_sentence(cast, log_in, field, value, sentence):
    answer = log_in(cast.carla).post(NEW, LEAST | {field: value})

    assert answer.status_code == 200
    assert sentence in answer.content.decode()


def test_a_contact_is_changed(cast, log_in):
    url = reverse("contacts:edit", args=[cast.toni.pk])
    form = {"account": "Cedar Consulting", "first_name": "Toni", "last_name": "Ferrari"}

    answer = log_in(cast.carla).post(url, form | {"title": "CTO"})

    cast.toni.refresh_from_db()
    assert answer.url == cast.toni.get_absolute_url()
    assert (cast.toni.title, cast.toni.account) == ("CTO", cast.cedar)


def test_a_partner_user_stays_at_their_account(cast, log_in):
    contact = cast.paul.contact
    url = reverse("contacts:edit", args=[contact.pk])

    log_in(cast.carla).post(url, {"account": "Cedar Consulting", "last_name": "Rossini"})

    contact.refresh_from_db()
    assert (contact.last_name, contact.account) == ("Rossini", cast.acme)
