"""Why here: in full in the console, in short for the partner."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leads.models import CustomField, Lead, Transfer
from leads.models.lead_queryset import Act
from leads.why import explain, why_for_partner
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import entry

pytestmark = pytest.mark.django_db


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


def test_the_partner_reads_what_matched_and_nothing_of_others(cast, rule, leads, apply, log_in):
    apply(rule)

    page = words(
        log_in(cast.rita).get(reverse("portal:lead", args=["partners", leads["keane"].pk]))
    )

    assert "Matched: Rating Hot, Industry Hospitality" in page
    for secret in ("Standard", "entry", "Acme", "Portugal", "Carla Berg"):
        assert secret not in page


def test_the_partner_reads_no_hidden_field_and_no_list_of_the_rule(cast, rule):
    CustomField.objects.create(api_name="Hidden__c", label="Hidden")
    asked = [("Hidden__c", "equals", "x"), ("Company", "contains", "Bolt, Acme")]
    rule.revise([entry(cast.paul, *asked, ("OwnerId", "contains", "Carla"))], cast.ada, seen=2)
    lead = LeadFactory(of=cast.carla, company="Acme Shop", custom={"Hidden__c": "x"})

    rule.assign(Lead.objects.unscoped().filter(pk=lead.pk), Act(cast.carla, "rule"))
    lead.refresh_from_db()

    assert why_for_partner(lead)["matched"] == [("Company", "Acme Shop")]


def test_a_lead_that_moved_on_by_hand_has_no_short_form(cast, rule, leads, apply):
    apply(rule)
    lead = Lead.objects.unscoped().get(pk=leads["ortega"].pk)
    assert why_for_partner(lead)["matched"] == [("Country", "Spain")]

    Lead.objects.unscoped().filter(pk=lead.pk).transfer(owner_of(cast.paul), Act(None, "manual"))

    assert why_for_partner(Lead.objects.unscoped().get(pk=lead.pk))["matched"] == []
    assert (
        why_for_partner(Lead.objects.unscoped().get(pk=leads["rossi"].pk))["matched"] == []
    )  # Queue.


def test_who_took_it_reads_what_the_rule_brought_it_to_the_queue_by(cast, rule, leads, apply):
    apply(rule)
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)
    assert rows.take(cast.paul).leads == [leads["rossi"].pk]

    assert why_for_partner(rows.get())["matched"] == [("Country", "Italy"), ("Employees", 12)]

    rows.transfer(owner_of(cast.petra), Act(cast.paul, "manual"))
    assert why_for_partner(rows.get())["matched"] == []


def test_what_somebody_put_into_the_queue_matched_nothing(cast, leads):
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)
    rows.transfer(owner_of(cast.southern), Act(cast.carla, "manual"))
    rows.take(cast.paul)

    assert why_for_partner(rows.get())["matched"] == []


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
