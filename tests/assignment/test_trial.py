"""A rule is tried without touching a lead."""

import pytest

from leads.assignment import OneLead, Trial
from leads.models import Distribution, Lead, Transfer
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def trial(cast, rule, leads):
    """On all the leads; Ortega's is with Rita already, where the rule would put it."""
    LeadFactory(of=cast.rita, last_name="pardo", country="ES", industry="Machinery")
    return Trial(rule, Lead.objects.unscoped())


def test_it_counts_leads_and_changes_per_entry(trial):
    assert [(line.leads, line.changes) for line in trial.lines] == [
        (1, 1),
        (1, 1),
        (3, 2),
        (1, 0),
        (1, 0),
    ]
    assert (trial.total, trial.changes) == (7, 4)


def test_it_says_what_each_target_would_get_and_what_it_has(trial):
    shares = {str(share.owner): (share.gets, share.has) for share in trial.shares}

    assert shares == {
        "Rita Conti": (3, 1),
        "Carla Berg": (2, 6),
        "Italy, small business": (1, 0),
        "Paul Rossi": (1, 0),
    }


def test_it_lists_the_leads_that_would_change(trial):
    changing = {lead.last_name: lead.entry_number for lead in trial.changing}

    assert changing == {"rossi": 1, "sala": 2, "ortega": 3, "keane": 3}


def test_leads_that_no_entry_matches_would_go_to_the_default_owner(cast, rule, leads):
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    trial = Trial(rule, Lead.objects.unscoped())

    assert trial.lines[-1].changes == 1
    assert "lehtonen" in {lead.last_name for lead in trial.changing}


def test_it_touches_nothing(trial, robin):
    before = (Transfer.objects.unscoped().count(), list(robin.members.values()))

    assert trial.lines
    assert trial.shares
    assert list(trial.changing)
    robin.refresh_from_db()
    after = (Transfer.objects.unscoped().count(), list(robin.members.values()))
    assert after == before


def test_one_lead_is_led_from_entry_to_entry(rule, leads):
    rows = Lead.objects.unscoped().filter(pk=leads["ortega"].pk)

    one, two, three = OneLead(rule, rows).steps()

    assert (one.hit, two.hit, three.hit) == (False, False, True)
    assert one.asked == [("Country is Italy", False), ("Employees is 50 or less", True)]
    assert three.asked == [
        ("Country is Spain or Portugal", True),
        ("Rating is Hot", False),
        ("Industry starts with hos", False),
    ]


def test_one_lead_that_no_entry_takes_comes_to_the_end(rule, leads):
    rows = Lead.objects.unscoped().filter(pk=leads["lehtonen"].pk)

    assert [step.hit for step in OneLead(rule, rows).steps()] == [False] * 4
