"""A rule is tried against where each lead was really put, not where people took it since."""

import pytest
from django.urls import reverse

from leads.assignment import Hindsight
from leads.models import AssignmentRule, Lead, Transfer
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import entry

pytestmark = pytest.mark.django_db


def tried(rule):
    return Hindsight(rule, Lead.objects.unscoped())


def changing(rule):
    """From each lead that would have got another owner to who got it."""
    rows = tried(rule).changing
    return {lead.last_name: lead.had for lead in rows}


def test_what_the_rule_itself_put_would_not_change(rule, leads, apply):
    apply(rule)

    trial = tried(rule)

    assert (trial.total, trial.changes, changing(rule)) == (6, 0, {})


def test_nor_does_a_lead_that_a_partner_took_from_the_queue_since(cast, rule, leads, apply):
    apply(rule)
    rows = Lead.objects.unscoped().filter(pk=leads["rossi"].pk)
    assert rows.take(cast.paul).leads

    trial = tried(rule)

    assert (trial.lines[0].leads, trial.lines[0].changes) == (1, 0)
    assert changing(rule) == {}
    assert {str(share.owner): share.has for share in trial.shares}["Italy, small business"] == 1


def test_nor_one_that_somebody_handed_on_by_hand_since(cast, rule, leads, apply):
    apply(rule)
    rows = Lead.objects.unscoped().filter(pk=leads["ortega"].pk)
    rows.transfer(owner_of(cast.petra), Act(cast.carla, Transfer.Reason.MANUAL))

    assert changing(rule) == {}


def test_what_a_rule_put_elsewhere_would_even_if_it_is_there_now(cast, rule, leads, apply):
    apply(rule)
    rule.revise([entry(cast.marco, ("Country", "equals", "Spain"))], cast.ada, seen=2)
    rows = Lead.objects.unscoped().filter(pk=leads["ortega"].pk)
    rows.transfer(owner_of(cast.marco), Act(cast.carla, Transfer.Reason.MANUAL))

    assert changing(rule)["ortega"] == owner_of(cast.rita).pk
    assert tried(rule).lines[0].changes == 1


def test_where_no_rule_spoke_it_is_who_had_it_first(cast, rule):
    put_by_form = LeadFactory(of=cast.rita, last_name="pardo", country="ES")
    LeadFactory(of=cast.carla, last_name="vega", country="ES")
    Lead.objects.unscoped().transfer(owner_of(cast.petra), Act(cast.carla, "manual"))

    assert changing(rule) == {"vega": owner_of(cast.carla).pk}
    assert put_by_form.last_name not in changing(rule)


def test_what_a_rule_moved_and_this_one_would_leave_goes_back_in_thought(cast, rule, leads, apply):
    apply(rule)
    kept = AssignmentRule.found("Keep all", cast.ada)
    kept.revise([entry(None)], cast.ada, seen=1)

    gets = {str(share.owner): share.gets for share in tried(kept).shares}

    assert gets == {"Carla Berg": 6}
    assert changing(kept).keys() == {"rossi", "sala", "ortega", "keane"}


def test_the_page_says_who_got_it_and_who_would(cast, rule, leads, apply, log_in):
    apply(rule)
    rule.revise([entry(cast.marco, ("Country", "equals", "Spain"))], cast.ada, seen=2)

    page = words(log_in(cast.ada).get(reverse("rules:trial", args=[rule.pk])))

    assert "Went to Would go to" in page
    assert "Rita Conti Marco Vitale 1" in page
