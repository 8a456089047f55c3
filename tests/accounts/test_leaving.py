"""A partner user leaves: what they hold goes where somebody said, and nothing stays behind."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts import leaving
from accounts.models import User
from leads.models import Lead, Transfer
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db


def address(user):
    return reverse("users:leaving", args=[user.pk])


def sent(to, **more):
    return {"leads": to, "queue_memberships": "nobody"} | more


@pytest.fixture
def paul(cast):
    """Paul with two leads and a place of his own in the Nordic queue."""
    LeadFactory(of=cast.paul, status="Working - Contacted")
    LeadFactory(of=cast.paul)
    cast.nordic.admit(cast.paul)
    return cast.paul


def successors_of(cast):
    return {
        f"user:{cast.carla.pk}": cast.carla,
        f"user:{cast.petra.pk}": cast.petra,
        f"queue:{cast.southern.pk}": cast.southern,
    }


def test_the_page_shows_what_they_hold_and_where_it_can_go(cast, log_in, paul):
    page = log_in(cast.carla).get(address(paul)).content.decode()

    for words in ("Working - Contacted", "Open - Not Contacted", "Nordic leads"):
        assert words in page
    for key in successors_of(cast):
        assert f'value="{key}"' in page
    assert f'value="user:{cast.rita.pk}"' not in page  # Of the rival.
    assert f'value="user:{cast.nora.pk}"' not in page  # Has never logged in.


@pytest.mark.parametrize("which", [0, 1, 2])
def test_leads_go_where_it_was_said(cast, log_in, paul, which):
    key, to = list(successors_of(cast).items())[which]

    log_in(cast.carla).post(address(paul), sent(key))

    paul.refresh_from_db()
    assert not paul.is_active
    assert Lead.objects.unscoped().filter(owner=owner_of(to)).count() == 2
    assert set(Transfer.objects.unscoped().filter(reason="left").values_list("by")) == {
        (cast.carla.pk,)
    }
    assert paul not in cast.nordic.members


@pytest.mark.parametrize(("ticked", "mails"), [({"notify": "on"}, 1), ({}, 0)])
def test_who_gets_the_leads_is_told_once_if_asked_for(cast, log_in, paul, ticked, mails):
    log_in(cast.carla).post(address(paul), sent(f"user:{cast.petra.pk}", **ticked))

    assert Mail.objects.unscoped().filter(recipient=cast.petra).count() == mails


def test_a_colleague_takes_the_place_in_the_queue(cast, log_in, paul):
    place = f"user:{cast.petra.pk}"
    log_in(cast.carla).post(address(paul), sent(place, queue_memberships=place))

    assert cast.petra in cast.nordic.members


@pytest.mark.parametrize(
    "wrong",
    ["", "nobody", "user:1", "queue:999999999", "user:x", "\0", "user:99999999999999999999"],
)
def test_without_a_place_for_the_leads_nothing_happens(cast, log_in, paul, wrong):
    answer = log_in(cast.carla).post(address(paul), sent(wrong))

    paul.refresh_from_db()
    assert answer.status_code == 200
    assert 'class="field__error"' in answer.content.decode()
    assert paul.is_active
    assert Lead.objects.unscoped().filter(owner__user=paul).count() == 2


@pytest.mark.parametrize("who", ["rita", "nora", "ines", "paul"])
def test_nobody_who_cannot_have_them_gets_the_leads(cast, log_in, paul, who):
    log_in(cast.carla).post(address(paul), sent(f"user:{getattr(cast, who).pk}"))

    assert Lead.objects.unscoped().filter(owner__user=paul).count() == 2


def test_a_verb_that_is_not_told_where_all_goes_changes_nothing(cast, paul):
    with pytest.raises(ValidationError, match="Say where this goes"):
        paul.leave(cast.carla, {})

    assert User.objects.get(pk=paul.pk).is_active


def test_sent_twice_it_happens_once(cast, log_in, paul):
    """R13"""
    browser = log_in(cast.carla)
    token = browser.get(address(paul)).context["form"]["token"].value()
    data = sent(f"user:{cast.petra.pk}", token=str(token), notify="on")

    answers = [browser.post(address(paul), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Mail.objects.unscoped().filter(recipient=cast.petra).count() == 1


def test_reactivating_keeps_the_same_user(cast, log_in, paul):
    browser = log_in(cast.carla)
    browser.post(address(paul), sent(f"user:{cast.petra.pk}"))

    browser.post(reverse("users:returning", args=[paul.pk]))

    paul.refresh_from_db()
    assert paul.is_active
    assert paul in User.objects.filter(groups=cast.partners)
    assert not Lead.objects.unscoped().filter(owner__user=paul)


def test_setup_and_admin_do_not_go_round_it(cast, log_in, paul):
    browser = log_in(cast.ada)
    browser.post(reverse("setup:user_access", args=[paul.pk]), {"is_active": "no"})
    changelist = reverse("admin:accounts_user_changelist")
    browser.post(changelist, {"action": "deactivate", "_selected_action": [paul.pk]})

    paul.refresh_from_db()
    assert paul.is_active
    for kind in leaving.held_by([paul]):
        assert kind.key in ("leads", "queue_memberships")


def test_nobody_deactivates_themself(cast, paul):
    with pytest.raises(ValidationError, match="your own login"):
        paul.leave(paul, {})


def test_who_does_not_look_after_them_does_not_get_there(cast, log_in, paul):
    assert log_in(cast.carla).get(address(paul)).status_code == 200
    assert log_in(cast.marco).post(address(paul), sent(f"user:{cast.petra.pk}")).status_code == 404
