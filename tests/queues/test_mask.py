"""R8: until it is taken, partners see where a masked lead is from, and not who it is."""

import pytest

from leads.models import Lead
from tests.factories import LeadFactory

from .conftest import rows

SHOWN = {
    "company": "Canarycompany",
    "city": "Canarycity",
    "industry": "Canaryindustry",
    "source": "Canarysource",
}
HIDDEN = {
    "first_name": "Hushfirst",
    "last_name": "Hushlast",
    "title": "Hushtitle",
    "email": "hush@hush.example",
    "phone": "Hushphone",
    "mobile": "Hushmobile",
    "website": "hush.example",
    "street": "Hushstreet",
    "postal_code": "Hushcode",
    "state": "Hushstate",
    "description": "Hushwords",
    "rating": "Hushrating",
}


@pytest.fixture
def masked(change, southern):
    """A lead full of words, in the queue that masks its leads."""
    change(is_masked=True)
    return LeadFactory(of=southern, country="IT", **SHOWN, **HIDDEN)


def hushed(answer):
    return "hush" not in answer.content.decode().lower()


def test_the_list_shows_what_may_be_known_and_no_more(cast, southern, masked, log_in):
    page = log_in(cast.paul).get(f"/c/partners/queues/{southern.pk}/")

    assert all(word in page.content.decode() for word in [*SHOWN.values(), "Italy"])
    assert hushed(page)


def test_an_open_queue_shows_who_it_is(cast, southern, masked, change, log_in):
    """The positive control."""
    change(is_masked=False)

    page = log_in(cast.paul).get(f"/c/partners/queues/{southern.pk}/")

    assert "Hushlast" in page.content.decode()


@pytest.mark.parametrize("path", ["", "edit/", "hand-back/"])
def test_the_lead_has_no_page_yet(cast, masked, log_in, path):
    answer = log_in(cast.paul).get(f"/c/partners/leads/{masked.pk}/{path}")

    assert (answer.status_code, hushed(answer)) == (404, True)


def test_it_is_found_by_no_search_and_in_no_list(cast, masked, log_in):
    """R4: not even whether a word is in it."""
    paul = log_in(cast.paul)

    for query in ({"q": "Hushlast"}, {"q": "hush@hush.example"}, {}):
        page = paul.get("/c/partners/leads/", query)
        assert page.context["count"] == "0"
    assert not Lead.objects.permitted(cast.paul, "view").filter(pk=masked.pk).exists()


def test_once_taken_it_is_whole(cast, southern, masked, log_in):
    answer = log_in(cast.paul).post(
        f"/c/partners/queues/{southern.pk}/take/", {"lead": masked.pk}, follow=True
    )

    page = answer.content.decode()
    assert all(word in page for word in [*SHOWN.values(), "Hushlast", "hush@hush.example"])


def test_a_channel_manager_sees_the_whole_lead(cast, southern, masked, log_in):
    page = log_in(cast.carla).get(f"/queues/{southern.pk}/")

    assert "Hushlast" in page.content.decode()


def test_handed_back_it_is_masked_again(cast, masked, log_in):
    """R7"""
    rows(masked).take(cast.paul)
    rows(masked).hand_back(cast.paul, "No")

    assert log_in(cast.paul).get(f"/c/partners/leads/{masked.pk}/").status_code == 404
