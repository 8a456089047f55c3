"""Several people, or one impatient one, want the same thing at once."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from accounts.models import Account, Invitation, User
from leads.demo.cast import assemble
from prm.models import Mail

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 20
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def cast(transactional_db, hashed):
    """Everybody, in a database that several connections see."""
    return assemble(hashed=hashed)


def at_once(act, arguments):
    """Let every argument be acted on at the same time, each in a connection of its own."""

    def alone(argument):
        try:
            return act(argument)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(alone, arguments))


def browsers_of(user, number):
    """Several tabs of one browser."""
    first = Client()
    first.force_login(user, backend=BACKEND)
    tabs = [Client() for _ in range(number)]
    for tab in tabs:
        tab.cookies = first.cookies.copy()
    return tabs


def test_a_new_user_sent_twenty_times_is_one_user_with_one_mail(cast):
    """R13"""
    url = reverse("contacts:user", args=[cast.toni.pk])
    form = {"last_name": "Ferrari", "email": "toni@acme.example", "partner_role": "1"}
    form |= {"profiles": [cast.partners.pk], "language": "en", "time_zone": "UTC"}
    form |= {"notify": "on", "token": str(uuid.uuid4())}

    answers = at_once(lambda tab: tab.post(url, form), browsers_of(cast.carla, MANY))

    assert {(answer.status_code, answer.get("Location")) for answer in answers} == {
        (302, cast.toni.get_absolute_url())
    }
    assert User.objects.filter(contact=cast.toni).count() == 1
    assert Mail.objects.unscoped().count() == 1


def test_two_pages_that_enable_one_contact_make_one_user(cast):
    """R13: another token, another tab; the second is told."""
    url = reverse("contacts:user", args=[cast.toni.pk])
    form = {"last_name": "Ferrari", "email": "toni@acme.example", "partner_role": "1"}
    form |= {"profiles": [cast.partners.pk], "language": "en", "time_zone": "UTC"}

    answers = at_once(lambda tab: tab.post(url, form), browsers_of(cast.carla, 8))

    assert sorted(answer.status_code for answer in answers) == [200] * 7 + [302]
    assert User.objects.filter(contact=cast.toni).count() == 1


def test_an_account_sent_twenty_times_is_one_account(cast):
    """R13"""
    form = {"name": "Dala Partner", "status": "prospect", "token": str(uuid.uuid4())}

    answers = at_once(lambda tab: tab.post("/accounts/new/", form), browsers_of(cast.carla, MANY))

    account = Account.objects.unscoped().get(name="Dala Partner")
    assert {answer.get("Location") for answer in answers} == {account.get_absolute_url()}


def test_an_account_is_enabled_once_by_many_clicks(cast):
    url = reverse("accounts:partner", args=[cast.cedar.pk])

    answers = at_once(lambda tab: tab.post(url), browsers_of(cast.carla, 8))

    assert {answer.status_code for answer in answers} == {302}
    assert cast.cedar.groups.count() == 4


def test_of_many_who_use_a_link_at_once_one_sets_the_password(cast):
    """A46"""
    row = Invitation.send(cast.nora, by=cast.carla)
    url = reverse("invitation", args=[cast.nora.pk, row.secret])
    passwords = [f"a password of number {n}" for n in range(MANY)]

    def use(password):
        form = {"new_password1": password, "new_password2": password}
        return Client().post(url, form).status_code

    outcomes = at_once(use, passwords)

    winner = passwords[outcomes.index(302)]
    assert sorted(outcomes) == [302] + [410] * (MANY - 1)
    cast.nora.refresh_from_db()
    assert cast.nora.check_password(winner)


def test_many_clicks_on_resend_send_once(cast):
    """R13"""
    row = Invitation.send(cast.nora, by=cast.carla)
    url = reverse("users:invitation", args=[cast.nora.pk])

    answers = at_once(lambda tab: tab.post(url, {"seen": row.pk}), browsers_of(cast.carla, MANY))

    assert {answer.status_code for answer in answers} == {302}
    assert Invitation.objects.filter(user=cast.nora).count() == 2
    assert Invitation.objects.open().filter(user=cast.nora).count() == 1


def test_two_administrators_who_shut_each_other_out_leave_one(cast):
    anton = User.objects.create_superuser(
        "anton@prm.example", "A password of his", last_name="Anders"
    )
    tabs = [*browsers_of(cast.ada, 1), *browsers_of(anton, 1)]
    doomed = dict(zip(tabs, [anton, cast.ada], strict=True))

    def shut(tab):
        return tab.post(reverse("users:leaving", args=[doomed[tab].pk])).status_code

    outcomes = at_once(shut, tabs)

    assert User.objects.administrators().active().count() == 1
    assert all(status < 500 for status in outcomes)
