"""The search over everything one may see."""

import pytest

from tests.factories import LeadFactory


def sections(browser, q):
    return {
        section.title: [hit.name for hit in section.hits]
        for section in browser.get("/search/", {"q": q}).context["sections"]
    }


def test_the_search_finds_what_one_may_see(cast, carla, log_in):
    """R1"""
    LeadFactory(of=cast.paul, first_name="Sophie", company="Rossi e figli")
    LeadFactory(of=cast.rita, first_name="Rosa", company="Rossi rival")

    assert sections(carla, "rossi") == {
        "Leads": ["Sophie Laurent"],
        "Contacts": ["Paul Rossi"],
        "Partner users": ["Paul Rossi"],
    }
    assert sections(carla, "cedar") == {"Accounts": ["Cedar Consulting"]}
    assert sections(carla, "bolt") == {}
    assert sections(log_in(cast.ada), "rossi")["Leads"] == ["Rosa Laurent", "Sophie Laurent"]


def test_five_of_each_and_the_way_to_all(cast, carla):
    LeadFactory.create_batch(7, of=cast.paul)

    answer = carla.get("/search/", {"q": "lyon"})

    (section,) = answer.context["sections"]
    assert (len(section.hits), section.all_url) == (5, "/leads/?q=lyon")
    assert carla.get(section.all_url).context["count"] == "7"


@pytest.mark.parametrize("q", ["", " ", "a", "\x00", "\x00a "])
def test_one_letter_is_not_searched(carla, q):
    assert "at least two letters" in carla.get("/search/", {"q": q}).content.decode()


@pytest.mark.parametrize("q", ["x" * 5000, "<svg onload=1>", "%%", "'; --"])
def test_nonsense_finds_nothing(carla, q):
    """R25"""
    page = carla.get("/search/", {"q": q}).content.decode()

    assert "Nothing you may see matches" in page
    assert "<svg onload" not in page
