"""Invitations: sent, sent again, too old, and the list of those nobody has used."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation, User
from prm.models import Mail
from tests.factories import InternalUserFactory


def resend_url(user):
    return reverse("users:invitation", args=[user.pk])


def newest(user):
    return Invitation.objects.filter(user=user).latest("pk")


@pytest.fixture
def invitation(cast):
    """Nora's."""
    return Invitation.send(cast.nora, by=cast.carla)


def test_an_invitation_is_good_for_a_week_or_for_a_day(cast, invitation):
    """A46"""
    internal = Invitation.send(InternalUserFactory(first_login_at=None), by=cast.ada)

    lives = [row.expires_at - row.created_at for row in (invitation, internal)]

    assert [round(life / timedelta(hours=1)) for life in lives] == [7 * 24, 24]


def test_the_secret_has_128_bits_and_is_stored_nowhere(cast, invitation):
    """A46, A56"""
    stored = " ".join(str(value) for value in vars(invitation).values())

    assert len(invitation.secret) == 22
    assert invitation.secret not in stored
    assert Invitation.send(cast.nora, by=cast.carla).secret != invitation.secret


def test_a_resend_kills_the_older_link(cast, log_in, client, invitation):
    answer = log_in(cast.carla).post(resend_url(cast.nora), {"seen": invitation.pk}, follow=True)
    client.logout()

    assert "A new invitation is on its way to nora@acme.example." in answer.content.decode()
    assert newest(cast.nora).pk != invitation.pk
    assert (
        client.get(reverse("invitation", args=[cast.nora.pk, invitation.secret])).status_code == 410
    )
    assert client.get(newest(cast.nora).link).status_code == 200
    assert Mail.objects.unscoped().filter(recipient=cast.nora).count() == 2


def test_two_clicks_on_resend_send_once(cast, log_in, invitation):
    """R13"""
    browser, form = log_in(cast.carla), {"seen": invitation.pk}

    browser.post(resend_url(cast.nora), form)
    second = browser.post(resend_url(cast.nora), form, follow=True)

    assert "invited again a moment ago" in second.content.decode()
    assert Invitation.objects.filter(user=cast.nora).count() == 2


def test_a_user_who_was_never_invited_is_invited(cast, log_in):
    log_in(cast.carla).post(resend_url(cast.nora), {"seen": ""})

    assert newest(cast.nora).is_open


@pytest.mark.parametrize("who", ["paul", "ines"])
def test_whoever_has_come_or_is_inactive_needs_no_invitation(cast, log_in, who):
    user = getattr(cast, who)

    answer = log_in(cast.carla).post(resend_url(user), {"seen": ""}, follow=True)

    assert "needs no invitation" in answer.content.decode()
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(("who", "status"), [("marco", 404), ("paul", 404), ("ada", 302)])
def test_only_who_may_change_the_user_invites_them(cast, log_in, invitation, who, status):
    """R1, R3"""
    browser = log_in(getattr(cast, who))

    answer = browser.post(resend_url(cast.nora), {"seen": invitation.pk})

    assert answer.status_code == status
    assert (newest(cast.nora).pk != invitation.pk) is (status == 302)


def test_looking_at_the_address_invites_nobody(cast, log_in, invitation):
    assert log_in(cast.carla).get(resend_url(cast.nora)).status_code == 405
    assert newest(cast.nora) == invitation


def names(browser, **query):
    return [user.first_name for user in browser.get("/users/", query).context["page"].rows]


def test_the_list_of_partner_users_is_of_ones_own_accounts(cast, log_in):
    assert names(log_in(cast.carla)) == ["Nora", "Petra", "Ines", "Paul"]
    assert names(log_in(cast.marco)) == ["Rita"]
    assert "Rita" in names(log_in(cast.ada))
    assert log_in(cast.paul).get("/users/").status_code == 404


def test_the_list_tells_where_everybody_stands(cast, log_in, invitation, time_machine):
    browser = log_in(cast.carla)

    assert names(browser, state="active") == ["Petra", "Paul"]
    assert names(browser, state="inactive") == ["Ines"]
    assert names(browser, state="invited") == names(browser, state="unused") == ["Nora"]
    time_machine.move_to(timezone.now() + timedelta(days=8))
    late = User.objects.visible_to(cast.carla).with_state().get(pk=cast.nora.pk)
    assert late.state == "expired"
    assert User.objects.not_come_yet().get() == cast.nora


def test_who_set_a_password_but_never_came_is_told_apart(cast, log_in, invitation):
    invitation.use("a password of some length")

    assert names(log_in(cast.carla), state="never") == ["Nora"]
    assert names(log_in(cast.carla), state="unused") == []


def test_the_list_is_narrowed_to_an_account(cast, log_in):
    assert names(log_in(cast.ada), account=f"#{cast.bolt.pk}") == ["Rita"]
    assert names(log_in(cast.ada), account="Bolt Partners", state="invited") == []


@pytest.mark.parametrize("name", ["q", "state", "account", "sort", "after"])
def test_nonsense_in_the_address_is_no_error(cast, log_in, name):
    for value in ("x", "-1", "9" * 30, "#" + "9" * 30, "\x00"):
        assert log_in(cast.carla).get("/users/", {name: value}).status_code == 200
