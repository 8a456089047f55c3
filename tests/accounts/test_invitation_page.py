"""The page behind the one-time link."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation
from communities.models import Community
from tests.factories import InternalUserFactory

PASSWORD = "seven lamps of the harbour"


@pytest.fixture
def invitation(cast):
    """Nora's, a partner user's."""
    return Invitation.send(cast.nora, by=cast.carla)


def page_of(row, secret=None):
    return reverse("invitation", args=[row.user_id, secret or row.secret])


def accept(browser, row, password=PASSWORD, again=None):
    form = {"new_password1": password, "new_password2": again or password}
    return browser.post(page_of(row), form)


def content(answer):
    """A page without what is different each time."""
    return re.sub(r'(csrfmiddlewaretoken" value=|csrftoken": )"\w+"', "", answer.content.decode())


def test_looking_at_the_page_does_not_use_the_link_up(client, cast, invitation):
    """A46, A33"""
    for _ in range(3):
        answer = client.get(page_of(invitation))
        assert answer.status_code == 200
        assert "nora@acme.example" in answer.content.decode()

    invitation.refresh_from_db()
    assert invitation.is_open
    assert client.head(page_of(invitation)).status_code == 200


def test_a_password_set_on_it_uses_it_up(client, cast, invitation):
    answer = accept(client, invitation)

    cast.nora.refresh_from_db()
    assert cast.nora.check_password(PASSWORD)
    assert answer.url == reverse("portal:login", args=[cast.community.slug])
    assert client.get(page_of(invitation)).status_code == 410
    assert accept(client, invitation, "another password here").status_code == 410
    cast.nora.refresh_from_db()
    assert cast.nora.check_password(PASSWORD)


def test_whoever_has_no_published_community_logs_in_at_the_portal(client, cast, invitation):
    Community.objects.update(status=Community.Status.PREVIEW)

    assert accept(client, invitation).url == reverse("account_login")


def test_an_internal_user_logs_in_at_the_portal(client, cast):
    row = Invitation.send(InternalUserFactory(first_login_at=None), by=cast.ada)

    assert accept(client, row).url == reverse("account_login")


def test_the_page_carries_the_name_of_who_receives(client, cast, invitation):
    internal = Invitation.send(InternalUserFactory(first_login_at=None), by=cast.ada)

    assert "Nordwind Partners" in client.get(page_of(invitation)).content.decode()
    assert "Nordwind" in client.get(page_of(internal)).content.decode()
    assert "Nordwind Partners" not in client.get(page_of(internal)).content.decode()


def used(cast, row):
    row.use(PASSWORD)
    return page_of(row)


def replaced(cast, row):
    Invitation.send(row.user, by=cast.carla)
    return page_of(row)


def old(cast, row):
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    return page_of(row)


def of_somebody_inactive(cast, row):
    cast.nora.deactivate(cast.ada)
    return page_of(row)


def wrong(cast, row):
    return page_of(row, "A" * 22)


def of_another(cast, row):
    return page_of(row, Invitation.send(cast.rita, by=cast.marco).secret)


def of_nobody(cast, row):
    return reverse("invitation", args=[10**18, row.secret])


def far_too_large(cast, row):
    return reverse("invitation", args=[10**30, row.secret])


def not_ascii(cast, row):
    return page_of(row, "ü\x00")


BROKEN = [
    used, replaced, old, of_somebody_inactive, wrong, of_another, of_nobody, far_too_large,
    not_ascii,
]  # fmt: skip


@pytest.mark.parametrize("broken", BROKEN, ids=lambda case: case.__name__)
def test_every_link_that_does_not_work_gets_the_same_answer(client, cast, invitation, broken):
    """R18, A46, A55"""
    expected = client.get(page_of(invitation, "B" * 22))

    link = broken(cast, invitation)
    answers = [client.get(link), client.post(link, {"new_password1": PASSWORD})]

    for answer in answers:
        assert answer.status_code == 410
        assert content(answer) == content(expected)
        assert set(answer.headers) == set(expected.headers)
    assert "Ask the person who invited you" in content(expected)


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("short", None, "at least 12 characters"),
        ("password1234", None, "too common"),
        ("nora@acme.example", None, "too similar"),
        (PASSWORD, "something else entirely", "didn’t match"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_stays_good(
    client, cast, invitation, password, again, sentence
):
    """A41"""
    answer = accept(client, invitation, password, again)

    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    invitation.refresh_from_db()
    assert invitation.is_open


@pytest.mark.parametrize(
    "password", ["x7" * 40, "naïve 密码 with 🙂 and spaces", " lead and trail "]
)
def test_long_passwords_and_any_characters_are_welcome(client, cast, invitation, password):
    """A41"""
    assert accept(client, invitation, password).status_code == 302

    cast.nora.refresh_from_db()
    assert cast.nora.check_password(password)


def test_somebody_else_who_is_logged_in_is_told_and_can_go_on(cast, log_in, invitation):
    browser = log_in(cast.carla)

    told = browser.get(page_of(invitation)).content.decode()
    ignored = accept(browser, invitation)
    after = browser.post(reverse("account_logout"), {"next": page_of(invitation)}, follow=True)

    assert "you are logged in as Carla Berg" in told
    assert ignored.status_code == 200
    assert "Set your password" in after.content.decode()
    cast.nora.refresh_from_db()
    assert not cast.nora.has_usable_password()


def test_a_partner_who_is_logged_in_is_told_too(cast, log_in, invitation):
    answer = log_in(cast.paul).get(page_of(invitation))

    assert "you are logged in as Paul Rossi" in answer.content.decode()


def test_the_page_is_in_the_language_of_who_is_invited(client, cast, invitation):
    cast.nora.speak("de")

    answer = client.get(page_of(invitation))

    assert 'lang="de"' in answer.content.decode()


def test_the_page_is_kept_by_no_cache_and_its_address_is_told_to_nobody(client, cast, invitation):
    answer = client.get(page_of(invitation))

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"
