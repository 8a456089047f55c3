"""Setup: everybody who logs in."""

import uuid

import pytest
from django.urls import reverse

from accounts.models import Invitation, User


def names(browser, **query):
    rows = browser.get(reverse("setup:users"), query).context["page"].rows
    return [user.first_name for user in rows]


def test_users_are_listed_and_filtered(ada):
    assert set(names(ada)) >= {"Ada", "Carla", "Paul", "Rita"}
    assert names(ada, kind="internal") == ["Carla", "Ada", "Marco"]
    assert names(ada, state="inactive") == ["Ines"]
    assert names(ada, q="bolt") == ["Rita"]


NEW = {"email": "Nils@prm.example", "last_name": "Holm", "language": "en", "time_zone": "UTC"}


def test_an_internal_user_is_invited_once(cast, ada):
    """R13"""
    form = NEW | {"profiles": [cast.managers.pk], "token": str(uuid.uuid4())}

    answers = [ada.post(reverse("setup:new_user"), form) for _ in range(2)]

    user = User.objects.get(email="nils@prm.example")
    assert [answer.status_code for answer in answers] == [302, 302]
    assert user.is_internal
    assert not user.is_superuser
    assert list(user.groups.all()) == [cast.managers]
    assert Invitation.objects.get().user == user


def test_an_administrator_is_invited(ada):
    ada.post(reverse("setup:new_user"), NEW | {"is_superuser": "on"})

    assert User.objects.get(email="nils@prm.example").is_superuser


def test_an_address_that_is_taken_is_refused(ada):
    answer = ada.post(reverse("setup:new_user"), NEW | {"email": "CARLA@prm.example"})

    assert "Another user logs in with this address." in answer.content.decode()


def set_access(browser, user, is_active):
    url = reverse("setup:user_access", args=[user.pk])
    answer = browser.post(url, {"is_active": is_active}, follow=True)
    user.refresh_from_db()
    return answer.content.decode()


def test_a_login_is_shut_and_opened_again(cast, ada):
    user = cast.marco

    assert "Deactivate Marco Vitale" in set_access(ada, user, "no")
    assert user.is_active
    user.deactivate(cast.ada)

    set_access(ada, user, "yes")
    assert user.is_active


def test_of_a_partner_user_it_is_asked_first_what_they_hold(cast, ada):
    assert "Deactivate Paul Rossi" in set_access(ada, cast.paul, "no")
    assert cast.paul.is_active


def test_nobody_shuts_their_own_login(cast, ada):
    said = ada.post(reverse("users:leaving", args=[cast.ada.pk]), follow=True)

    cast.ada.refresh_from_db()
    assert "your own login" in said.text
    assert cast.ada.is_active


def test_the_last_active_administrator_stays(cast):
    other = User.objects.create_superuser(
        "anton@prm.example", "A password of his", last_name="Anders"
    )

    other.deactivate(cast.ada)

    with pytest.raises(Exception, match="last active administrator"):
        cast.ada.deactivate(by=cast.carla)


def test_an_unused_invitation_is_sent_again(cast, ada):
    ada.post(reverse("setup:new_user"), NEW)
    user = User.objects.get(email="nils@prm.example")
    page = ada.get(reverse("setup:user", args=[user.pk])).content.decode()

    ada.post(reverse("users:invitation", args=[user.pk]), {"seen": user.newest_invitation.pk})

    assert "Resend invitation" in page
    assert Invitation.objects.filter(user=user).count() == 2
