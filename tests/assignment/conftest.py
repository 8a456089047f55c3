"""A rule of five entries, and leads for each."""

from copy import deepcopy

import pytest

from leads.assignment import assign_by_active_rule
from leads.models import AssignmentRule, Lead, RoundRobin, RuleEntry, Transfer
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of

LEADS = {
    "rossi": {"country": "IT", "industry": "Retail", "employees": 12},
    "sala": {"country": "IT", "industry": "Banking", "employees": 900},
    "ortega": {"country": "ES", "industry": "Banking", "employees": 40},
    "keane": {"country": "IE", "industry": "Hospitality", "rating": "Hot"},
    "ashworth": {"country": "GB", "industry": "Not For Profit"},
    "lehtonen": {"country": "FI"},
}


def asked(*criteria):
    return [dict(zip(("field", "operator", "value"), each, strict=True)) for each in criteria]


def entry(target=None, *criteria, logic="", **values):
    """An entry that hands leads to a user, a queue, a round robin, or (None) stops."""
    values |= {"criteria": asked(*criteria), "logic": logic}
    if target is None:
        return RuleEntry(target="stop", **values)
    if isinstance(target, RoundRobin):
        return RuleEntry(target="round robin", round_robin=target, **values)
    return RuleEntry(target="owner", owner=owner_of(target), **values)


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def ada(cast, log_in):
    """The browser of Ada, the administrator."""
    return log_in(cast.ada)


@pytest.fixture
def robin(cast):
    """Paul and Petra by turns; the Nordic queue if neither can."""
    robin = RoundRobin.objects.create(
        name="Acme by turns", fallback=owner_of(cast.nordic), manager=cast.carla
    )
    for user in (cast.paul, cast.petra):
        robin.admit(owner_of(user))
    return robin


@pytest.fixture
def entries(cast, robin):
    return [
        entry(
            cast.southern,
            ("Country", "equals", "Italy"),
            ("NumberOfEmployees", "lessOrEqual", "50"),
            notify=False,
        ),
        entry(robin, ("Country", "equals", "IT")),
        entry(
            cast.rita,
            ("Country", "equals", "Spain, Portugal"),
            ("Rating", "equals", "Hot"),
            ("Industry", "startsWith", "hos"),
            logic="1 OR (2 AND 3)",
        ),
        entry(None, ("Industry", "equals", "not for profit")),
    ]


@pytest.fixture
def rule(cast, entries):
    """The active rule."""
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise(entries, cast.ada, seen=1)
    rule.activate()
    return rule


@pytest.fixture
def leads(cast):
    """Carla's, by name."""
    return {
        name: LeadFactory(of=cast.carla, last_name=name, **values) for name, values in LEADS.items()
    }


@pytest.fixture
def apply(cast, leads):
    """Assign all of them by a rule; answers who has each now."""

    def applied(rule):
        rows = Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads.values()])
        rule.assign(rows, Act(cast.carla, "rule"))
        return {lead.last_name: str(lead.owner) for lead in rows.with_owners()}

    return applied


@pytest.fixture
def given(cast, rule):
    """A lead that one entry of such criteria gave to Paul: what it is now, and its transfer."""

    def made(*some, logic="", **values):
        rule.revise([entry(cast.paul, *some, logic=logic)], cast.ada, seen=2)
        lead = LeadFactory(of=cast.carla, **values)
        assert assign_by_active_rule(lead, cast.carla) == 1
        return Lead.objects.unscoped().get(pk=lead.pk), Transfer.objects.last_of(lead.pk)

    return made
