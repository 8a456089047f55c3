"""The list of leads: whose, found how, in what order."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leads.models import Lead, Owner
from tests.factories import LeadFactory

INDEX = "/leads/"


def names(browser, **query):
    return [lead.last_name for lead in browser.get(INDEX, query).context["page"].rows]


@pytest.fixture
def leads(cast):
    """One of Carla's, one with each of her partner users, one in a queue, one of her rival's."""
    now = timezone.now()
    LeadFactory(of=cast.carla, last_name="Own", company="Zeta", created_at=now)
    LeadFactory(
        of=cast.paul,
        last_name="Paul's",
        company="Alfa",
        source="Web",
        status="Working - Contacted",
        rating="Hot",
        created_at=now - timedelta(days=3),
    )
    LeadFactory(
        of=cast.nordic,
        last_name="Queued",
        company="Mu",
        industry="Media",
        created_at=now - timedelta(days=40),
    )
    LeadFactory(of=cast.rita, last_name="Rita's", company="Beta")
    Lead.objects.unscoped().filter(last_name="Own").update(unread=False)


def test_a_channel_manager_sees_their_own_their_partners_and_their_queues(cast, leads, log_in):
    assert names(log_in(cast.carla)) == ["Own", "Paul's", "Queued"]
    assert set(names(log_in(cast.marco))) == {"Rita's", "Queued"}


def test_an_administrator_sees_all(ada, leads):
    assert set(names(ada)) == {"Own", "Paul's", "Queued", "Rita's"}


def test_a_partner_user_has_no_such_page(cast, leads, log_in):
    assert log_in(cast.paul).get(INDEX).status_code == 404


DAYS_AGO = {days: str(timezone.localdate() - timedelta(days=days)) for days in (1, 10, 60)}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "alfa"}, ["Paul's"]),
        ({"q": "queue mu"}, ["Queued"]),
        ({"q": "beta"}, []),
        ({"status": "Working - Contacted"}, ["Paul's"]),
        ({"status": ["Working - Contacted", "Open - Not Contacted"]}, ["Own", "Paul's", "Queued"]),
        ({"owner": "me"}, ["Own"]),
        ({"owner": "partners"}, ["Paul's"]),
        ({"owner": "queues"}, ["Queued"]),
        ({"unread": "yes"}, ["Paul's", "Queued"]),
        ({"unread": "no"}, ["Own"]),
        ({"source": "Web"}, ["Paul's"]),
        ({"industry": "Media"}, ["Queued"]),
        ({"rating": "Hot"}, ["Paul's"]),
        ({"created_after": DAYS_AGO[10]}, ["Own", "Paul's"]),
        ({"created_after": DAYS_AGO[10], "created_before": DAYS_AGO[1]}, ["Paul's"]),
        ({"handed_before": DAYS_AGO[60]}, []),
        ({"changed_after": DAYS_AGO[60]}, ["Own", "Paul's", "Queued"]),
        ({"sort": "created"}, ["Queued", "Paul's", "Own"]),
        ({"sort": "company"}, ["Paul's", "Queued", "Own"]),
        ({"sort": "-company"}, ["Own", "Queued", "Paul's"]),
        ({"sort": "-name"}, ["Queued", "Paul's", "Own"]),
        ({"sort": "moved"}, ["Own", "Paul's", "Queued"]),
    ],
)
def test_the_list_is_searched_filtered_and_sorted(carla, leads, query, found):
    assert names(carla, **query) == found


def test_a_given_owner_is_a_filter(cast, carla, leads):
    paul = Owner.objects.of(cast.paul)

    answer = carla.get(INDEX, {"owner": paul.pk})

    assert [lead.last_name for lead in answer.context["page"].rows] == ["Paul's"]
    assert "Owner: Paul Rossi" in " ".join(answer.content.decode().split())


def test_an_owner_one_does_not_see_is_like_one_that_does_not_exist(cast, carla, leads):
    """R2"""
    foreign = carla.get(INDEX, {"owner": Owner.objects.of(cast.rita).pk})
    missing = carla.get(INDEX, {"owner": 10**9})

    assert "Rita" not in foreign.content.decode()
    assert foreign.context["filters"].errors["owner"][0].startswith("Select a valid choice")
    assert foreign.context["count"] == missing.context["count"] == "3"


PARAMETERS = [
    *("q", "status", "owner", "unread", "source", "sort", "after", "before"),
    *("created_after", "handed_before"),
]


@pytest.mark.parametrize(
    "value", ["x", "-1", "9" * 30, "\x00", "1' OR 1=1", "[]", "0001-01-01", "9999-12-31"]
)
def test_nonsense_in_the_address_is_no_error(carla, leads, value):
    for name in PARAMETERS:
        assert carla.get(INDEX, {name: value}).status_code == 200, name


def test_a_wrong_filter_is_told_in_a_sentence(carla, leads):
    answer = carla.get(INDEX, {"created_after": "yesterday"})

    assert "Enter a valid date" in answer.content.decode()


def test_unread_leads_stand_out(carla, leads):
    page = carla.get(INDEX).content.decode()

    assert page.count("<tr data-unread>") == 2


def test_pages_follow_each_other_and_lead_back(cast, carla):
    LeadFactory.create_batch(60, of=cast.carla)
    everything = sorted(lead.pk for lead in Lead.objects.permitted(cast.carla, "view"))

    seen, query = [], {}
    while query is not None:
        page = carla.get(INDEX, query).context["page"]
        seen += [lead.pk for lead in page.rows]
        query = {"after": page.next} if page.next else None

    assert len(seen) == len(set(seen))
    assert sorted(seen) == everything
    assert len(carla.get(INDEX, {"before": page.previous}).context["page"].rows) == 25


def test_htmx_gets_the_list_alone(carla, leads):
    part = carla.get(INDEX, {"q": "alfa"}, headers={"HX-Request": "true"})
    whole = carla.get(INDEX, {"q": "alfa"})

    assert "<html" not in part.content.decode()
    assert "<html" in whole.content.decode()
    assert "Paul" in part.content.decode()


def test_empty_says_what_will_be_here(carla):
    assert "No lead yet" in carla.get(INDEX).content.decode()
    assert "Take a filter off" in carla.get(INDEX, {"q": "nobody"}).content.decode()


def test_a_long_list_costs_as_many_statements_as_a_short_one(
    cast, carla, django_assert_max_num_queries
):
    LeadFactory.create_batch(2, of=cast.paul)
    carla.get(INDEX)  # Fills Django's own caches.
    with django_assert_max_num_queries(100) as short:
        carla.get(INDEX)
    LeadFactory.create_batch(20, of=cast.paul)

    with django_assert_max_num_queries(100) as long:
        carla.get(INDEX)

    assert len(long) == len(short)


def test_the_list_leads_to_the_import(cast, log_in):
    assert 'href="/leads/import/"' in log_in(cast.carla).get("/leads/").text
