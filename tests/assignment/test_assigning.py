"""Leads go where the active rule says; each transfer says why."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.assignment import assign, assign_by_active_rule, entries_to
from leads.models import AssignmentRule, Distribution, Lead, Transfer, hand
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

from .conftest import entry

pytestmark = pytest.mark.django_db


def why_of(lead):
    return Transfer.objects.unscoped().filter(lead=lead).newest_first()[0]


def test_the_first_entry_that_matches_wins(rule, apply):
    assert apply(rule) == {
        "rossi": "Italy, small business",
        "sala": "Paul Rossi",
        "ortega": "Rita Conti",
        "keane": "Rita Conti",
        "ashworth": "Carla Berg",
        "lehtonen": "Carla Berg",
    }


def test_a_transfer_says_rule_version_entry_and_what_matched(rule, leads, apply):
    apply(rule)

    last = why_of(leads["keane"])
    assert (last.reason, last.by.first_name, last.notify) == ("rule", "Carla", True)
    assert last.why["by_rule"]["name"] == "Standard"
    assert (last.why["by_rule"]["version"], last.why["by_rule"]["entry"]) == (2, 3)
    assert [each["field"] for each in last.why["matched"]] == ["Rating", "Industry"]


def test_a_round_robin_deals_and_says_who_was_skipped(cast, rule, robin, leads, apply):
    robin.members.filter(owner=owner_of(cast.paul)).update(paused_until="2199-01-01")

    assert apply(rule)["sala"] == "Petra Galli"
    dealt = why_of(leads["sala"]).why["dealt"]
    assert dealt["name"] == "Acme by turns"
    assert dealt["skipped"] == [[owner_of(cast.paul).pk, "paused"]]


def test_an_entry_decides_whether_the_new_owner_gets_a_mail(rule, cast, apply):
    apply(rule)

    told = set(Mail.objects.unscoped().values_list("recipient", flat=True))
    assert told == {cast.paul.pk, cast.rita.pk}
    assert Mail.objects.unscoped().filter(recipient=cast.rita).count() == 1  # Two leads.


def test_in_however_many_parts_a_new_owner_gets_one_mail(rule, cast, apply, monkeypatch):
    monkeypatch.setattr(hand, "AT_ONCE", 1)

    assert apply(rule)["keane"] == "Rita Conti"

    mail = Mail.objects.unscoped().get(recipient=cast.rita)
    handed = Transfer.objects.unscoped().filter(to_owner=owner_of(cast.rita), notify=True)
    assert handed.filter(handover=mail.about.handover).count() == handed.count() == 2


def test_what_no_entry_matches_goes_to_the_default_lead_owner(cast, rule, leads, apply):
    Distribution(default_owner=owner_of(cast.nordic)).keep()

    owners = apply(rule)

    assert (owners["lehtonen"], owners["ashworth"]) == ("Nordic leads", "Carla Berg")
    assert why_of(leads["lehtonen"]).why["default"] is True


def test_without_an_active_rule_leads_go_to_the_default_lead_owner(cast, leads):
    assert assign_by_active_rule(leads["sala"], cast.carla) == 0
    Distribution(default_owner=owner_of(cast.marco), notify=True).keep()

    assert assign_by_active_rule(leads["sala"], None) == 1
    assert Mail.objects.unscoped().get().recipient == cast.marco


def test_a_target_who_can_receive_no_more_loses_nothing(cast, rule, leads, apply):
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    cast.rita.is_active = False
    cast.rita.save()

    owners = apply(rule)

    assert owners["ortega"] == "Nordic leads"
    assert why_of(leads["ortega"]).why["unable"] == owner_of(cast.rita).pk


def test_a_lead_that_is_there_already_does_not_move(cast, rule):
    lead = LeadFactory(of=cast.southern, country="IT", employees=5)

    assert assign_by_active_rule(lead, cast.carla) == 0


def test_of_a_queryset_only_those_with_the_owner_seen_are_handed_over(cast, rule, leads):
    seen = Lead.objects.unscoped().filter(pk=leads["sala"].pk, owner=owner_of(cast.marco))

    assert assign(rule, seen, Act(cast.carla, "rule")) == 0


def test_many_leads_take_as_many_statements_as_few(cast, rule):
    def statements(number):
        made = [LeadFactory(of=cast.carla, country="IT", employees=9).pk for _ in range(number)]
        rows = Lead.objects.unscoped().filter(pk__in=made)
        with CaptureQueriesContext(connection) as captured:
            assert assign_by_active_rule(rows, cast.carla) == number
        return len(captured)

    assert statements(12) == statements(2)


def test_criteria_over_the_owner_explain_the_owner_the_lead_had(cast):
    rule = AssignmentRule.found("By owner", cast.ada)
    rule.revise([entry(cast.paul, ("OwnerId", "equals", "carla berg"))], cast.ada, seen=1)
    lead = LeadFactory(of=cast.carla)

    assign(rule, Lead.objects.unscoped().filter(pk=lead.pk), Act(None, "rule"))

    assert why_of(lead).why["matched"][0]["value"] == "carla berg"


def test_entries_are_found_by_their_target(cast, rule, robin):
    rule.revise(rule.current.in_order, cast.ada, seen=2)

    assert [e.position for e in entries_to(owner=owner_of(cast.rita))] == [3]
    assert [e.version.rule for e in entries_to(round_robin=robin)] == [rule]
    assert not entries_to(owner=owner_of(cast.paul))
