"""Who gets into a community; anyone else is told whom to ask, and nothing else."""

import re

import pytest

from communities.models import Community
from tests.prm_off import switch_off


def body_of(answer):
    """The page without the token that differs each time."""
    return re.sub(r'(csrfmiddlewaretoken" value=|x-csrftoken": )"[^"]*"', "", answer.text)


@pytest.fixture
def foreign(cast):
    """A Published community of other people."""
    return Community.objects.create(name="Rivals only", slug="rivals", status="published")


@pytest.mark.parametrize("who", ["paul", "petra", "rita"])
def test_a_member_gets_in(cast, log_in, who):
    assert log_in(getattr(cast, who)).get("/c/partners/").status_code == 200


def test_an_internal_user_gets_in_as_a_member_only(cast, log_in):
    before = log_in(cast.carla).get("/c/partners/")
    cast.community.admit(cast.managers)
    after = log_in(cast.carla).get("/c/partners/")

    assert (before.status_code, after.status_code) == (403, 200)


def test_an_administrator_looks_at_any(cast, log_in):
    for slug in ("partners", "nordics"):
        assert log_in(cast.ada).get(f"/c/{slug}/").status_code == 200


@pytest.mark.parametrize("page", ["", "leads/", "leads/7/", "leads/7/edit/"])
def test_foreign_unpublished_and_missing_ones_get_the_same_answer(cast, log_in, foreign, page):
    """R1, R4"""
    answers = [log_in(cast.paul).get(f"/c/{s}/{page}") for s in ("rivals", "nordics", "nowhere")]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert len({body_of(answer) for answer in answers}) == 1
    assert "Rivals" not in answers[0].text


def test_a_partner_user_is_told_to_ask_the_owner_of_their_account(cast, log_in):
    page = log_in(cast.paul).get("/c/nordics/")

    assert "Carla Berg" in page.text
    assert "carla@prm.example" in page.text
    assert not re.search("Marco|Ada|Bolt|Rita|Nordic", page.text)


def test_an_internal_user_is_told_to_ask_the_administrators(cast, log_in):
    page = log_in(cast.carla).get("/c/nordics/")

    assert "ada@prm.example" in page.text


def test_a_visitor_logs_in_first_whether_there_is_one_or_not(client, cast):
    for slug in ("partners", "nordics", "nowhere"):
        answer = client.get(f"/c/{slug}/leads/")
        assert answer.url == f"/c/{slug}/login/?next=/c/{slug}/leads/"


def lose_login(cast):
    cast.paul.deactivate(cast.ada)


def lose_community(cast):
    Community.objects.filter(pk=cast.community.pk).update(status="offline")


def lose_membership(cast):
    cast.community.dismiss(cast.partners)


def lose_profile(cast):
    cast.paul.groups.remove(cast.partners)


def lose_partnership(cast):
    type(cast.acme).objects.unscoped().filter(pk=cast.acme.pk).update(partner_since=None)


def lose_prm(cast):
    switch_off()


@pytest.mark.parametrize(
    ("lost", "status"),
    [
        (lose_login, 302),
        (lose_community, 403),
        (lose_membership, 403),
        (lose_profile, 403),
        (lose_partnership, 403),
        (lose_prm, 403),
    ],
)
def test_access_that_is_lost_is_lost_on_the_next_request(cast, log_in, new_lead, lost, status):
    """R7"""
    lead = new_lead(cast.paul)
    browser = log_in(cast.paul)
    before = browser.get("/c/partners/leads/")

    lost(cast)
    pages = [browser.get(f"/c/partners/{page}") for page in ("", "leads/", f"leads/{lead.pk}/")]

    assert "Laurent" in before.text
    assert [page.status_code for page in pages] == [status] * 3
    assert not any("Laurent" in page.text for page in pages)
