"""The largest entries that may be saved can be looked at, assigned by, tried and shared by."""

import time

import pytest

from accounts.models import Audience, SharingRule
from leads import criteria
from leads.assignment import OneLead, Trial, assign_by_active_rule, faults_of
from leads.criteria.logic import DEEPEST
from leads.criteria.logic import LONGEST as LONGEST_LOGIC
from leads.criteria.reading import MOST, MOST_TOGETHER
from leads.criteria.values import MOST_ITEMS
from leads.models import AssignmentRule, Lead, Received, WebForm
from tests.factories import LeadFactory, owner_of

from .conftest import asked, entry
from .test_pages import page, sent, text_of

pytestmark = pytest.mark.django_db
BEARABLE = 5  # Seconds; a slow machine has time to spare.


def listed(number, last="z"):
    """So many items, only the last of which a lead holds."""
    return ",".join([*(f"x{n}" for n in range(number - 1)), last])


def named(number, word=" OR "):
    return word.join(str(n) for n in range(1, number + 1))


def nested(form):
    """Logic as deep as may be, in which each level is written as `form`."""
    logic = "1"
    for _level in range(DEEPEST // (form.count("(") + form.count("NOT"))):
        logic = form.format(logic)
    return logic


def bushy(levels):
    """Logic both of whose sides are as deep, at each level."""
    if not levels:
        return "1 or 2"
    half = bushy(levels - 1)
    return f"({half}) {'and' if levels % 2 else 'or'} ({half})"


def row(word):
    """1or2or3..., as many as logic may hold."""
    return word.join(str(n % 9 + 1) for n in range(LONGEST_LOGIC // (1 + len(word))))


TWO = [("Company", "equals", "z"), ("City", "equals", "y")]
LENGTHS = ",".join("z" * length for length in range(1, 138))
NINE = [("Company", "startsWith", LENGTHS)] * 9
LISTS = [("Company", "contains", listed(65))] * 16
LONG = [("Company", "contains", listed(MOST_ITEMS))] * (MOST_TOGETHER // MOST_ITEMS)
DAYS = ",".join(f"{year}-{month:02}-01" for year in range(1990, 2031) for month in range(1, 13))
LARGEST = {
    "criteria": ([("Company", "contains", "z")] * MOST, named(MOST)),
    "all of them": ([("Company", "contains", "z")] * MOST, ""),
    "denied": ([("Company", "notContain", "x")] * MOST, named(MOST, " AND ")),
    "lists": (LISTS, named(16)),
    "items": (LONG, named(len(LONG))),
    "beginnings": ([("Company", "startsWith", listed(MOST_ITEMS))] * len(LONG), ""),
    "countries": ([("Country", "contains", listed(MOST_ITEMS, "Italy"))] * len(LONG), ""),
    "numbers": ([("NumberOfEmployees", "equals", named(MOST_ITEMS, ","))] * len(LONG), ""),
    "days": ([("CreatedDate", "notEqual", DAYS)] * len(LONG), named(len(LONG), " AND ")),
    "one of many": (NINE, row("or")),
    "all of many": (NINE, row("and")),
    "to the right": (TWO, nested("1 OR (2 AND (1 OR {}))")),
    "to the left": (TWO, nested("(({} OR 1) AND 1) OR 2")),
    "to both sides": (TWO, bushy(7)),
    "turned": (TWO, nested("2 OR NOT (2 AND NOT (2 OR {}))")),
}


@pytest.fixture
def lead(cast):
    return LeadFactory(of=cast.carla, company="z", country="IT", employees=7)


@pytest.fixture
def ruled(cast, rule):
    """The rule with this one entry, which hands leads to Paul."""

    def made(name):
        some, logic = LARGEST[name]
        rule.revise([entry(cast.paul, *some, logic=logic)], cast.ada, seen=2)
        return AssignmentRule.objects.get()

    return made


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_entries_assign(cast, ruled, lead, name):
    rule = ruled(name)
    assert faults_of(rule.current.in_order) == []
    began = time.monotonic()

    assert OneLead(rule, Lead.objects.unscoped()).steps()[0].hit
    assert Trial(rule, Lead.objects.unscoped()).changes == 1
    assert assign_by_active_rule(lead, cast.carla) == 1
    assert time.monotonic() - began < BEARABLE


@pytest.mark.parametrize("name", ["criteria", "items", "one of many", "to the right", "turned"])
def test_a_sharing_rule_of_their_criteria_opens_leads(cast, lead, name):
    """Asked in the deepest place: among many reasons of a partner user, for one lead."""
    some, logic = LARGEST[name]
    of, to = (Audience.of("user", user=user) for user in (cast.carla, cast.rita))
    for number in range(5):
        values = {"name": f"Probe {number}", "records": "leads", "source": of, "target": to}
        SharingRule(**values, criteria=asked(*some), logic=logic).store(cast.ada)

    assert cast.rita.has_perm("leads.view_lead", lead)
    assert Lead.objects.visible_to(cast.rita).filter(pk=lead.pk).exists()


@pytest.mark.parametrize("name", ["criteria", "items", "to the right"])
def test_a_web_form_is_received_by_the_largest_entry(cast, ruled, client, name):
    ruled(name)
    values = {"owner": owner_of(cast.carla), "fields": ["last_name", "company"]}
    form = WebForm.objects.create(name="Contact", **values, least_seconds=0)

    answer = client.post("/web-to-lead/", {"oid": form.key, "last_name": "X", "company": "z"})

    assert answer.status_code < 400
    assert Received.objects.unscoped().count() == 1
    assert Lead.objects.unscoped().get().owner == owner_of(cast.paul)


@pytest.mark.parametrize("name", ["criteria", "items"])
def test_the_largest_entry_is_saved_and_looked_at_in_bearable_time(cast, rule, log_in, name):
    some, logic = LARGEST[name]
    ada, began = log_in(cast.ada), time.monotonic()

    data = sent(rule, *some, logic=logic, ending="hand", kind="user", choice=f"user:{cast.ada.pk}")
    assert ada.post(page("entry", rule, 1), data).status_code == 302
    for url in (rule.get_absolute_url(), page("entry", rule, 1)):
        assert ada.get(url).status_code == 200
    assert time.monotonic() - began < BEARABLE


def test_more_items_than_that_are_refused_where_they_stand(cast, rule, log_in):
    some = [*LONG, ("City", "equals", "a, b"), ("City", "equals", "c")]

    answer = log_in(cast.ada).post(page("entry", rule, 2), sent(rule, *some, ending="stop"))

    said = f"With this list there are {MOST_TOGETHER + 2} items. All of them have at most"
    assert text_of(answer).count(said) == 1
    assert [(f.entry, f.criterion) for f in faults_of([entry(None, *some)])] == [(1, 5), (1, 6)]
    assert criteria.check(asked(*LONG)) == []
