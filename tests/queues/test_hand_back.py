"""A lead goes back to the queue it was taken from, with a reason."""

import pytest

from leads.models import Transfer
from leads.models.act import Act
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

from .conftest import history, owner, rows, said


@pytest.fixture
def taken(cast, waiting):
    """A lead that Paul took."""
    rows(waiting[0]).take(cast.paul)
    return waiting[0]


def test_it_goes_back_with_the_reason(cast, southern, taken):
    assert rows(taken).hand_back(cast.paul, "Not my region") == 1

    assert owner(taken).queue == southern
    assert history(taken) == ["hand back", "take", "created"]
    assert Transfer.objects.last_of(taken.pk).note == "Not my region"


def test_a_colleague_who_got_it_hands_it_back_too(cast, southern, taken):
    rows(taken).transfer(owner_of(cast.petra), Act(cast.petra, "manual"))

    assert rows(taken).hand_back(cast.petra, "Too small") == 1
    assert owner(taken).queue == southern


def test_a_lead_that_was_handed_over_by_hand_goes_back_nowhere(cast):
    lead = LeadFactory(of=cast.paul)

    assert lead.came_from(cast.paul) is None
    assert rows(lead).hand_back(cast.paul, "No") == 0


def test_what_a_rival_took_once_is_no_way_back(cast, southern, taken):
    """R8: nothing says that somebody else had it."""
    rows(taken).transfer(owner_of(cast.rita), Act(cast.carla, "manual"))

    assert taken.came_from(cast.rita) is None
    assert rows(taken).hand_back(cast.rita, "No") == 0


@pytest.mark.parametrize("who", ["rita", "marco", "ines"])
def test_others_hand_nothing_back(cast, taken, who):
    assert rows(taken).hand_back(getattr(cast, who), "Mine") == 0
    assert owner(taken).user == cast.paul


def url(lead):
    return f"/c/partners/leads/{lead.pk}/hand-back/"


def test_the_page_asks_why_and_says_where_it_went(cast, taken, log_in):
    paul = log_in(cast.paul)
    assert "Hand back" in paul.get(f"/c/partners/leads/{taken.pk}/").content.decode()
    read = "Administrators and the queue’s channel managers read it; other partners do not."
    assert read in paul.get(url(taken)).content.decode()

    refused = paul.post(url(taken), {"note": " "})
    answer = paul.post(url(taken), {"note": "Not\nmy region"}, follow=True)

    assert refused.context["form"].errors.keys() == {"note"}
    assert said(answer) == "Handed back to Italy, small business."
    assert Transfer.objects.last_of(taken.pk).note == "Not my region"


def test_sent_twice_it_goes_back_once(cast, taken, log_in):
    """R13"""
    paul = log_in(cast.paul)
    form = {"note": "No", "token": paul.get(url(taken)).context["form"]["token"].value()}

    first, second = (paul.post(url(taken), form) for _ in range(2))

    assert (first.status_code, history(taken)[:2]) == (302, ["hand back", "take"])
    assert (second.status_code, second.url) == (302, first.url)


def test_nobody_else_comes_to_the_page(cast, taken, waiting, log_in):
    assert log_in(cast.rita).get(url(taken)).status_code == 404
    assert log_in(cast.paul).get(url(waiting[1])).status_code == 403
    assert Mail.objects.unscoped().count() == 0
