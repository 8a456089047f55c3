"""Where the organization demands it, the channel manager says yes before a colleague comes in."""

import re

import pytest
from django.urls import reverse

from accounts.models import Invitation, Organization, User
from prm.models import Mail
from prm.outbox.delivery import compose

from .test_team import colleague, invite, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def demanded(cast):
    Organization.objects.update(approves_colleagues=True)


def decide(browser, user, answer):
    return browser.post(reverse("users:approval", args=[user.pk]), {"approve": answer}, follow=True)


def test_a_new_colleague_waits_uninvited(cast, log_in, demanded):
    invite(log_in(cast.petra))

    assert not colleague().is_active
    assert not Invitation.objects.filter(user=colleague()).exists()
    text = compose(Mail.objects.unscoped().get(kind="colleague")).body
    assert "Nobody is let in until you approve." in text


def test_home_shows_who_waits_to_who_may_approve(cast, log_in, demanded):
    invite(log_in(cast.petra))

    assert "Sofia Greco" in log_in(cast.carla).get("/").content.decode()
    assert "Sofia Greco" not in log_in(cast.marco).get("/").content.decode()


def test_approved_they_are_invited_once(cast, log_in, demanded):
    invite(log_in(cast.petra))
    browser = log_in(cast.carla)

    assert "is approved" in decide(browser, colleague(), "yes").content.decode()
    assert "a moment ago" in decide(browser, colleague(), "yes").content.decode()

    assert colleague().is_active
    assert Invitation.objects.filter(user=colleague()).count() == 1


def test_refused_they_stay_out_and_nobody_lets_them_in_by_another_door(cast, log_in, demanded):
    invite(log_in(cast.petra))
    decide(log_in(cast.carla), colleague(), "no")

    log_in(cast.petra).post(page("colleague_returning", colleague().pk))
    log_in(cast.petra).post(page("colleague_invitation", colleague().pk))

    assert not colleague().is_active
    assert not Invitation.objects.filter(user=colleague()).exists()


def test_only_who_looks_after_the_account_approves(cast, log_in, demanded):
    invite(log_in(cast.petra))

    assert decide(log_in(cast.marco), colleague(), "yes").status_code == 404
    assert decide(log_in(cast.petra), colleague(), "yes").status_code == 404
    assert not colleague().is_active


def edited(browser, user, email):
    data = {"first_name": "Gina", "last_name": "Greco", "email": email, "partner_role": 1}
    browser.post(page("colleague", user.pk), data)
    user.refresh_from_db()


@pytest.mark.parametrize("was_deactivated", [False, True])
def test_another_address_is_somebody_new_who_waits_again(cast, log_in, demanded, was_deactivated):
    invite(log_in(cast.petra))
    decide(log_in(cast.carla), colleague(), "yes")
    if was_deactivated:
        log_in(cast.petra).post(page("colleague_leaving", colleague().pk))
    sofia, secret = colleague(), colleague().newest_invitation.secret

    edited(log_in(cast.petra), sofia, "gina@acme.example")
    log_in(cast.petra).post(page("colleague_returning", sofia.pk))
    log_in(cast.petra).post(page("colleague_invitation", sofia.pk))

    sofia.refresh_from_db()
    assert (sofia.approval, sofia.is_active) == ("asked", False)
    assert sofia.newest_invitation.secret == secret  # Of the first address; it opens nothing.
    assert Mail.objects.unscoped().filter(kind="colleague", about_id=sofia.pk).count() == 2


def test_another_address_of_who_was_refused_changes_nothing(cast, log_in, demanded):
    invite(log_in(cast.petra))
    decide(log_in(cast.carla), colleague(), "no")
    sofia = colleague()

    edited(log_in(cast.petra), sofia, "gina@acme.example")

    assert (sofia.approval, sofia.is_active) == ("refused", False)


def test_an_address_that_nobody_has_ends_the_wait_for_one(cast, log_in):
    invite(log_in(cast.petra), email=cast.rita.email)
    sofia = User.objects.get(approval="address")

    edited(log_in(cast.petra), sofia, "gina@acme.example")

    assert (sofia.approval, sofia.is_active, sofia.email) == ("", True, "gina@acme.example")


def test_who_was_approved_before_nobody_had_to_be_comes_in_by_another_address(cast, log_in):
    Organization.objects.update(approves_colleagues=True)
    invite(log_in(cast.petra))
    decide(log_in(cast.carla), colleague(), "yes")
    sofia = colleague()
    Organization.objects.update(approves_colleagues=False)

    edited(log_in(cast.petra), sofia, "gina@acme.example")

    assert sofia.is_active


def test_the_channel_manager_is_told_of_another_address(cast, log_in):
    invite(log_in(cast.petra))
    sofia = colleague()

    edited(log_in(cast.petra), sofia, "gina@acme.example")

    assert sofia.newest_invitation.mail.recipient == sofia
    assert Mail.objects.unscoped().filter(kind="colleague", about_id=sofia.pk).count() == 2


def told(browser, email):
    """What the inviter reads: after inviting, asking again, deactivating and reactivating."""
    answers = [invite(browser, email=email)]
    user = User.objects.get(asked_by__isnull=False, last_name="Greco")
    for name in ("colleague_invitation", "colleague_leaving", "colleague_returning"):
        answers.append(browser.post(page(name, user.pk), follow=True))
    return [without_the_moment(answer, email, user.pk) for answer in answers]


def without_the_moment(answer, email, pk):
    """The messages and the colleague's line, as somebody sees them who forgets the address."""
    text = answer.content.decode().partition("<main")[2].replace(email, "E")
    (row,) = (row for row in text.split("<tr>") if row.partition("E")[1] and "Greco" in row)
    said = text.partition("<table")[0]
    return [
        re.sub(rf"/{pk}/|value=.{{20,}}|datetime=[^>]*|count\">\d+", "", part)
        for part in (said, row)
    ]


def test_whether_an_address_is_somebodys_elsewhere_cannot_be_learnt(cast, log_in):
    """R4, R18"""
    browser = log_in(cast.petra)
    free = told(browser, "free@acme.example")
    User.objects.filter(last_name="Greco").update(last_name="Verdi")

    taken = told(browser, cast.rita.email)

    assert taken == free
    assert "Invited" in free[0][1]
    assert colleague().has_no_login_name
    assert not Mail.objects.unscoped().filter(kind="invitation", recipient=colleague())


def test_the_channel_manager_finds_another_address(cast, log_in):
    invite(log_in(cast.petra), email=cast.rita.email)
    sofia, browser = colleague(), log_in(cast.carla)
    assert "Somebody else logs in with" in decide(browser, sofia, "yes").content.decode()

    sofia.contact.email = "sofia@acme.example"
    sofia.contact.save()
    decide(browser, sofia, "yes")

    sofia.refresh_from_db()
    assert (sofia.email, sofia.is_active) == ("sofia@acme.example", True)
    assert sofia.newest_invitation.mail.recipient == sofia
    assert User.objects.filter(email=cast.rita.email).get() == cast.rita
