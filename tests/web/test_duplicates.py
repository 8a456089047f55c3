"""A lead that is there already is linked, not dropped; shown to who sees both."""

import pytest

from .conftest import SENT
from .reading import leads

pytestmark = pytest.mark.django_db
OTHER = {"first_name": "S.", "last_name": "L.", "company": "Elsewhere"}


@pytest.mark.parametrize(
    "again",
    [
        SENT,
        OTHER | {"email": "SOPHIE@lyon.example"},
        SENT | {"email": "other@lyon.example", "last_name": "LAURENT"},
        SENT | {"email": ""},
    ],
)
def test_the_same_email_or_name_and_company_is_linked(post, again):
    post()
    post(**again)

    first, second = leads()
    assert second.duplicate_of == first


@pytest.mark.parametrize(
    "other", [OTHER, SENT | {"email": "", "company": "Elsewhere"}, SENT | {"first_name": "Ana"}]
)
def test_others_are_not(post, other):
    post(**SENT)
    post(**other | {"email": ""})

    assert leads().last().duplicate_of is None


def test_all_are_linked_to_the_oldest(post):
    post()
    post()
    post()

    first, *others = leads()
    assert [lead.duplicate_of for lead in others] == [first, first]


def test_both_leads_show_the_other_to_who_sees_both(post, stage, log_in):
    post()
    post(**OTHER, email=SENT["email"])
    first, second = leads()
    browser = log_in(stage.carla)

    pages = {
        lead: browser.get(lead.get_absolute_url()).content.decode() for lead in (first, second)
    }

    assert second.get_absolute_url() in pages[first]
    assert first.get_absolute_url() in pages[second]


def test_who_sees_one_is_not_told_of_the_other(stage, log_in, new_lead_of):
    theirs = new_lead_of(stage.rita, email=SENT["email"])
    mine = new_lead_of(stage.paul, email=SENT["email"], duplicate_of=theirs)
    page = log_in(stage.paul).get(f"/c/partners/leads/{mine.pk}/").content.decode()

    assert mine.full_name in page
    assert str(theirs.pk) not in page
    assert "The same person" not in page


def test_a_partner_who_sees_both_is_told(stage, log_in, new_lead_of):
    first = new_lead_of(stage.paul)
    second = new_lead_of(stage.paul, duplicate_of=first)

    page = log_in(stage.paul).get(f"/c/partners/leads/{second.pk}/").content.decode()

    assert f"/c/partners/leads/{first.pk}/" in page
