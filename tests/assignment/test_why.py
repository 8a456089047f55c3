"""Why here, in full, in the console."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.models import Lead, Queue, Transfer
from leads.why import explain
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

pytestmark = pytest.mark.django_db


ITALY = ("Country", "equals", "Italy")
HOT = ("Rating", "equals", "Hot")


def test_the_console_tells_rule_entry_criteria_and_who_was_skipped(
    cast, rule, robin, leads, apply, log_in
):
    robin.members.filter(owner=owner_of(cast.paul)).update(paused_until="2199-01-01")
    apply(rule)

    page = words(log_in(cast.carla).get(leads["sala"].get_absolute_url()))

    assert "Rule Standard, version 2, entry 2" in page
    assert "Matched: Country is Italy" in page
    assert "Round robin Acme by turns: 1 could receive" in page
    assert "Skipped Paul Rossi: Paused" in page


@pytest.mark.parametrize(
    ("some", "logic", "read"),
    [
        ([], "", ["Every lead"]),
        ([ITALY], "NOT 1", ["not (Country is Italy)"]),
        ([ITALY, HOT], "NOT (1 OR 2)", ["not (Country is Italy or Rating is Hot)"]),
        ([ITALY, HOT], "NOT 1 OR 2", ["not (Country is Italy) or Rating is Hot"]),
        ([ITALY, ("Country", "equals", "ES")], "NOT 1 AND 2", ["Country is Spain"]),
    ],
)
def test_what_matched_for_something_else_did_not_is_read_as_it_was_asked(
    cast, given, some, logic, read
):
    _lead, transfer = given(*some, logic=logic, country="ES", rating="Cold")

    explain([transfer], cast.ada)

    assert transfer.explanation.matched == read


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, "Taken from the queue Italy, small business."),
        ({"most_open": 5}, "within its limits: open leads at most: 5."),
        ({"most_open": 5, "most_a_day": 2}, "open leads at most: 5, takes a day at most: 2."),
    ],
)
def test_a_take_tells_the_queue_and_the_limits_that_let_it_go(cast, log_in, limits, said):
    Queue.objects.filter(pk=cast.southern.pk).update(**limits)
    lead = LeadFactory(of=cast.southern)
    Lead.objects.unscoped().filter(pk=lead.pk).take(cast.paul)
    Queue.objects.update(most_open=9)

    page = words(log_in(cast.ada).get(lead.get_absolute_url()))

    assert said in page.partition("Why here")[2]


def test_many_transfers_are_explained_by_as_many_statements_as_few(cast, rule, leads, apply):
    apply(rule)
    rows = list(Transfer.objects.unscoped().filter(reason="rule"))
    rows.sort(key=lambda row: "dealt" not in row.why)  # The first speaks of others, too.
    with CaptureQueriesContext(connection) as few:
        explain(rows[:1], cast.ada)

    with CaptureQueriesContext(connection) as many:
        explain(rows, cast.ada)

    assert len(many) <= len(few)
    assert all(row.explanation.rule for row in rows)


def test_a_round_robin_by_itself_is_explained_too(cast):
    why = {"round_robin": 1, "name": "Acme", "of": 2, "skipped": [], "fallback": True}
    transfer = Transfer(why=why)

    explain([transfer], cast.ada)

    assert transfer.explanation.robin == "Round robin Acme: 2 could receive"
    assert transfer.explanation.outcome == "Nobody could receive, so it went to the fallback."
    assert explain([Transfer(why={})], cast.ada)[0].explanation is None
