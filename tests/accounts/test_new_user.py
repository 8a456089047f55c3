"""A contact of a partner account becomes a partner user."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import Contact, Invitation, PartnerRole, User
from prm.models import Mail
from tests.factories import ContactFactory


def user_url(contact):
    return reverse("contacts:user", args=[contact.pk])


def filled(browser, contact, **values):
    """The form as the page hands it out, but for some values."""
    form = browser.get(user_url(contact)).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (sent | values).items() if value not in (None, False)}


def login_of(contact):
    return User.objects.login_of(contact)


@pytest.fixture
def carla(cast, log_in):
    return log_in(cast.carla)


def test_the_page_is_filled_in_from_the_contact(cast, carla):
    form = filled(carla, cast.toni)

    assert form["email"] == "toni@acme.example"
    assert (form["first_name"], form["last_name"]) == ("Toni", "Ferrari")
    assert (form["alias"], form["nickname"]) == ("tferrari", "toni")
    assert form["profiles"] == [cast.partners.pk]
    assert form["partner_role"] == PartnerRole.USER
    assert (form["language"], form["time_zone"]) == ("en", "UTC")
    assert form["notify"] is True
    assert login_of(cast.toni) is None


def test_saving_makes_the_login_and_invites(cast, carla):
    answer = carla.post(user_url(cast.toni), filled(carla, cast.toni))

    user = login_of(cast.toni)
    assert answer.url == cast.toni.get_absolute_url()
    assert user.email == "toni@acme.example"
    assert not user.has_usable_password()
    assert set(user.groups.values_list("name", flat=True)) == {
        "Partner users",
        f"account:{cast.acme.pk}:all",
        f"account:{cast.acme.pk}:user",
    }
    assert user.invitations.get().invited_by == cast.carla
    assert Mail.objects.unscoped().get().recipient == user


def test_without_notify_nobody_gets_a_mail(cast, carla):
    carla.post(user_url(cast.toni), filled(carla, cast.toni, notify=None))

    assert login_of(cast.toni)
    assert not Invitation.objects.exists()
    assert not Mail.objects.unscoped().exists()


def test_a_form_sent_twice_makes_one_user_and_one_mail(cast, carla):
    """R13"""
    form = filled(carla, cast.toni)

    answers = [carla.post(user_url(cast.toni), form) for _ in range(2)]

    assert answers[0].url == answers[1].url
    assert User.objects.filter(contact=cast.toni).count() == 1
    assert Mail.objects.unscoped().count() == 1


def test_a_contact_has_at_most_one_user(cast, carla):
    form = filled(carla, cast.toni)
    carla.post(user_url(cast.toni), form)

    second = form | {"token": str(uuid.uuid4()), "email": "other@acme.example"}
    answer = carla.post(user_url(cast.toni), second)

    assert "Toni Ferrari is a partner user already." in answer.content.decode()
    assert User.objects.filter(contact=cast.toni).count() == 1
    assert Mail.objects.unscoped().count() == 1


@pytest.mark.parametrize("taken", ["paul@acme.example", "PAUL@Acme.Example", "ada@prm.example"])
def test_an_address_that_is_taken_makes_nothing(cast, carla, taken):
    answer = carla.post(user_url(cast.toni), filled(carla, cast.toni, email=taken))

    assert "Another user logs in with this address." in answer.content.decode()
    assert login_of(cast.toni) is None
    assert not Mail.objects.unscoped().exists()


def refused(browser, contact):
    """What the page says, and that sending the form all the same makes nothing."""
    page = browser.get(user_url(contact)).content.decode()
    form = {"last_name": "X", "email": "x@acme.example", "partner_role": "1", "notify": "on"}
    form |= {"language": "en", "time_zone": "UTC", "profiles": [profile_pk(browser)]}
    sent = browser.post(user_url(contact), form).content.decode()
    assert login_of(contact) is None
    assert not Mail.objects.unscoped().exists()
    return page, sent


def profile_pk(browser):
    from django.contrib.auth.models import Group

    return Group.objects.get(name="Partner users").pk


def test_a_contact_without_email_is_refused(cast, carla):
    nobody = ContactFactory(account=cast.acme, email="")

    page, sent = refused(carla, nobody)

    assert "has no e-mail address" in page
    assert reverse("contacts:edit", args=[nobody.pk]) in page
    assert "has no e-mail address" in sent


def test_an_account_that_is_no_partner_is_refused(cast, carla):
    someone = ContactFactory(account=cast.cedar)

    page, sent = refused(carla, someone)

    assert "Cedar Consulting is not a partner account." in page
    assert reverse("accounts:partner", args=[cast.cedar.pk]) in page
    assert "Cedar Consulting is not a partner account." in sent


def test_without_partner_management_it_is_refused(cast, carla, prm_off):
    page, sent = refused(carla, cast.toni)

    assert "Partner relationship management is not enabled." in page
    assert "Partner relationship management is not enabled." in sent


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("profiles", None, "Choose at least one profile."),
        ("profiles", "999999", "Select a valid choice"),
        ("profiles", "x" * 9, "is not a valid value"),
        ("partner_role", "9", "Select a valid choice"),
        ("email", "nobody", "Enter a valid email address"),
        ("alias", "x" * 9, "at most 8 characters"),
        ("time_zone", "Mars/Olympus", "Choose a time zone from the list."),
        ("language", "tlh", "Select a valid choice"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_a_sentence(cast, carla, field, value, sentence):
    answer = carla.post(user_url(cast.toni), filled(carla, cast.toni, **{field: value}))

    assert sentence in answer.content.decode()
    assert login_of(cast.toni) is None


def test_a_partner_gets_no_profile_of_internal_users(cast, carla):
    form = filled(carla, cast.toni, profiles=[cast.managers.pk])

    answer = carla.post(user_url(cast.toni), form)

    assert "Select a valid choice" in answer.content.decode()
    assert "Channel managers" not in carla.get(user_url(cast.toni)).content.decode()


def test_power_is_not_in_the_form(cast, carla):
    """R9"""
    more = {"is_superuser": "on", "is_active": "", "contact": cast.paul.contact_id}
    more |= {"first_login_at": "2020-01-01", "password": "known", "groups": [cast.managers.pk]}

    carla.post(user_url(cast.toni), filled(carla, cast.toni) | more)

    user = login_of(cast.toni)
    assert user.is_active
    assert not user.is_superuser
    assert not user.has_usable_password()
    assert user.first_login_at is None
    assert not user.groups.contains(cast.managers)


@pytest.mark.parametrize(("who", "status"), [("marco", 404), ("paul", 404), ("ada", 302)])
def test_only_who_may_change_the_contact_makes_its_login(cast, log_in, who, status):
    """R1, R3"""
    form = filled(log_in(cast.carla), cast.toni)

    answer = log_in(getattr(cast, who)).post(user_url(cast.toni), form)

    assert answer.status_code == status
    assert (login_of(cast.toni) is not None) is (status == 302)


def test_the_contact_shows_its_login_afterwards(cast, carla):
    carla.post(user_url(cast.toni), filled(carla, cast.toni))

    page = carla.get(cast.toni.get_absolute_url()).content.decode()

    for words in ("Invited", "by Carla Berg", "Queued", "Resend invitation", "Partner users"):
        assert words in page, words


def test_the_contact_of_a_rival_is_nobody_elses(cast, carla):
    rita = Contact.objects.unscoped().get(user=cast.rita)

    assert carla.get(rita.get_absolute_url()).status_code == 404
    assert carla.get(user_url(rita)).status_code == 404
