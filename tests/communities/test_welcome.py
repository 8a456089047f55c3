"""A member is welcomed at their first log in, once ever."""

import pytest

from leads.demo.cast import PASSWORD
from prm.models import Mail


def log_in_as(client, user):
    client.logout()
    return client.post("/auth/login/", {"login": user.email, "password": PASSWORD})


def welcomes():
    return Mail.objects.unscoped().filter(kind="welcome")


def test_a_member_is_welcomed_once(client, cast):
    for _ in range(2):
        log_in_as(client, cast.paul)

    (mail,) = welcomes()
    assert (mail.recipient, mail.about) == (cast.paul, cast.community)


def test_nobody_is_welcomed_where_that_is_off(client, cast):
    cast.community.sends_welcome = False
    cast.community.save()

    log_in_as(client, cast.paul)

    assert not welcomes().exists()


@pytest.mark.parametrize("who", ["carla", "ada"])
def test_who_is_no_member_is_not_welcomed(client, cast, who):
    log_in_as(client, getattr(cast, who))

    assert not welcomes().exists()


def test_looking_at_pages_writes_no_mail(cast, log_in):
    log_in(cast.paul).get("/c/partners/")

    assert not welcomes().exists()
