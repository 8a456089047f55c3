"""The inbox of a partner user: their leads, and nobody else's."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leads.models import Lead

INBOX = "/c/partners/leads/"


def names_on(page):
    return [lead.last_name for lead in page.context["page"].rows]


@pytest.fixture
def aged(new_lead):
    """A lead that came some hours ago: `aged(cast.paul, "Marino", hours=5)`."""

    def made(owner, name, hours, **values):
        lead = new_lead(owner, last_name=name, **values)
        came = timezone.now() - timedelta(hours=hours)
        Lead.objects.unscoped().filter(pk=lead.pk).update(transferred_at=came)
        return lead

    return made


def test_it_holds_my_leads_and_nobody_elses(cast, log_in, new_lead):
    """R1"""
    new_lead(cast.paul, last_name="Mine")
    for other in (cast.rita, cast.petra, cast.carla, cast.southern):
        new_lead(other, last_name="Foreign")

    page = log_in(cast.paul).get(INBOX)

    assert names_on(page) == ["Mine"]
    assert "Foreign" not in page.text


def test_unread_leads_come_first_then_the_newest(cast, log_in, aged):
    aged(cast.paul, "Read new", 1, unread=False)
    aged(cast.paul, "Unread old", 9)
    aged(cast.paul, "Read old", 5, unread=False)
    aged(cast.paul, "Unread new", 2)

    page = log_in(cast.paul).get(INBOX)

    assert names_on(page) == ["Unread new", "Unread old", "Read new", "Read old"]
    assert page.text.count("data-unread") == 2


def test_pages_follow_each_other_across_the_border_of_unread_and_read(cast, log_in, aged):
    for i in range(30):
        aged(cast.paul, f"L{i:02}", i, unread=i % 2 == 0)

    first = log_in(cast.paul).get(INBOX)
    second = log_in(cast.paul).get(INBOX, {"after": first.context["page"].next})
    back = log_in(cast.paul).get(INBOX, {"before": second.context["page"].previous})

    wanted = [f"L{i:02}" for i in [*range(0, 30, 2), *range(1, 30, 2)]]
    assert names_on(first) + names_on(second) == wanted
    assert names_on(back) == names_on(first)


def test_the_search_of_the_top_bar_ends_here(cast, log_in, new_lead):
    new_lead(cast.paul, last_name="Marino")
    new_lead(cast.paul, last_name="Curie")
    new_lead(cast.rita, last_name="Marinova")

    page = log_in(cast.paul).get(INBOX, {"q": "marin"})

    assert names_on(page) == ["Marino"]


def test_it_can_be_narrowed_to_a_status_and_to_unread(cast, log_in, new_lead):
    new_lead(cast.paul, last_name="A", status="Open - Not Contacted")
    new_lead(cast.paul, last_name="B", status="Working - Contacted", unread=False)

    by_status = log_in(cast.paul).get(INBOX, {"status": "Working - Contacted"})
    unread = log_in(cast.paul).get(INBOX, {"unread": "yes"})

    assert (names_on(by_status), names_on(unread)) == (["B"], ["A"])


@pytest.mark.parametrize(
    ("name", "value"),
    [("q", "\0"), ("q", "x" * 5000), ("status", "\0"), ("after", "\0"), ("after", "WzFd"),
     ("before", "x"), ("unread", "maybe"), ("whose", "\0"), ("sort", "password")],
)  # fmt: skip
def test_wrong_input_is_no_error(cast, log_in, new_lead, name, value):
    new_lead(cast.paul)

    assert log_in(cast.paul).get(INBOX, {name: value}).status_code == 200


def test_an_executive_sees_the_leads_of_their_team(cast, log_in, new_lead):
    new_lead(cast.paul, last_name="Pauls")
    new_lead(cast.petra, last_name="Petras")
    new_lead(cast.rita, last_name="Ritas")

    mine = log_in(cast.petra).get(INBOX)
    team = log_in(cast.petra).get(INBOX, {"whose": "team"})

    assert (names_on(mine), names_on(team)) == (["Petras"], ["Pauls"])
    assert "Paul Rossi" in team.text


def test_a_user_has_no_team(cast, log_in, new_lead):
    new_lead(cast.petra, last_name="Petras")
    new_lead(cast.paul, last_name="Pauls")

    page = log_in(cast.paul).get(INBOX, {"whose": "team"})

    assert names_on(page) == ["Pauls"]
    assert "My team’s" not in page.text


def test_a_super_user_sees_their_peers(cast, log_in, new_lead):
    cast.paul.is_super_user = True
    cast.paul.save()
    new_lead(cast.nora, last_name="Noras")
    new_lead(cast.petra, last_name="Petras")

    page = log_in(cast.paul).get(INBOX, {"whose": "team"})

    assert names_on(page) == ["Noras"]


def test_a_community_of_another_name_shows_the_same_leads(cast, log_in, new_lead):
    new_lead(cast.paul, last_name="Mine")
    cast.preview.status = "published"
    cast.preview.save()

    page = log_in(cast.paul).get("/c/nordics/leads/")

    assert names_on(page) == ["Mine"]
    assert "/c/nordics/leads/" in page.text


def test_htmx_gets_the_list_alone(cast, log_in, new_lead):
    new_lead(cast.paul)

    part = log_in(cast.paul).get(INBOX, headers={"HX-Request": "true"})

    assert part.text.lstrip().startswith('<div class="listing" id="inbox"')
    assert "<html" not in part.text


def test_a_long_list_costs_as_many_queries_as_a_short_one(
    cast, log_in, new_lead, django_assert_max_num_queries
):
    browser = log_in(cast.petra)
    new_lead(cast.paul)
    browser.get(INBOX, {"whose": "team"})
    with django_assert_max_num_queries(100) as short:
        browser.get(INBOX, {"whose": "team"})
    for _ in range(20):
        new_lead(cast.paul)

    with django_assert_max_num_queries(len(short.captured_queries)):
        browser.get(INBOX, {"whose": "team"})


def test_an_empty_inbox_says_what_will_appear(cast, log_in):
    page = log_in(cast.paul).get(INBOX)

    assert "You have no new leads. They appear here as soon as one is handed" in page.text
