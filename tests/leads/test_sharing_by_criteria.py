"""Sharing rules of leads by criteria: what they open, and their page in setup."""

import pytest

from accounts.models import Audience, SharingRule
from leads.external_access import exposures_of
from leads.models import CustomField, Lead, Transfer
from leads.sharing.told import told_of
from prm.same import fold
from tests.factories import LeadFactory

from .reading import words

pytestmark = pytest.mark.django_db
HOT = {"field": "Rating", "operator": "equals", "value": "Hot"}
GONE = {"field": "Tier__c", "operator": "equals", "value": "x"}


@pytest.fixture
def leads(cast):
    """Two of Marco's, one of them hot; and a hot one of Rita's."""
    made = {"hot": (cast.marco, "Hot"), "cold": (cast.marco, "Cold"), "theirs": (cast.rita, "Hot")}
    return {
        name: LeadFactory(of=owner, rating=rating, last_name=f"Canary{name}")
        for name, (owner, rating) in made.items()
    }


@pytest.fixture
def rule(cast):
    """Opens leads of Marco's to somebody, by default the hot ones to Carla."""

    def made(to=None, criteria=(HOT,), logic="", **values):
        of, to = (Audience.of("user", user=user) for user in (cast.marco, to or cast.carla))
        values = {"name": "Probe", "records": "leads", "source": of, "target": to} | values
        made = SharingRule(**values, criteria=list(criteria), logic=logic)
        made.store(cast.ada)
        return made

    return made


def sees(user, leads):
    shown = {lead.pk for lead in Lead.objects.permitted(user, "view")}
    return {name for name, lead in leads.items() if lead.pk in shown}


def address(cast, target="partners", records="leads"):
    groups = {"partners": f"profile:{cast.partners.pk}", "carla": f"person:{cast.carla.pk}"}
    keys = f"source=person:{cast.marco.pk}&target={groups[target]}"
    return f"/setup/sharing/new/?records={records}&{keys}"


def values(*criteria, **more):
    columns = {part: [each[part] for each in criteria] for part in ("field", "operator", "value")}
    return {"name": "Probe", "access": "read", "is_active": "on", "logic": ""} | columns | more


def test_it_opens_what_matches_of_what_its_group_owns(cast, leads, rule):
    rule()

    assert sees(cast.carla, leads) == {"hot"}
    assert cast.carla.has_perm("leads.view_lead", leads["hot"])
    assert not cast.carla.has_perm("leads.view_lead", leads["cold"])
    assert not cast.carla.has_perm("leads.change_lead", leads["hot"])


def test_a_lead_that_matches_no_more_is_closed_at_once(cast, leads, rule):
    rule(access="edit")
    assert cast.carla.has_perm("leads.change_lead", leads["hot"])

    Lead.objects.unscoped().filter(pk=leads["hot"].pk).update(rating="Cold")

    assert sees(cast.carla, leads) == set()
    assert not cast.carla.has_perm("leads.change_lead", leads["hot"])


def test_who_sees_this_names_the_rule_where_it_matches(leads, rule):
    rule()

    assert "Sharing rule Probe" in [line.why for line in told_of(leads["hot"])]
    assert "Sharing rule Probe" not in [line.why for line in told_of(leads["cold"])]


def test_the_history_of_what_matches_is_open_to_a_colleague(cast, leads, rule):
    rule()

    shown = {transfer.lead_id for transfer in Transfer.objects.permitted(cast.carla, "view")}
    assert leads["hot"].pk in shown
    assert leads["cold"].pk not in shown


@pytest.mark.parametrize(
    ("criteria", "logic"),
    [([GONE], ""), ([HOT, GONE], "1 OR 2"), ([], "1"), ([HOT], "1 AND 7"), ({}, ""), ("x", "")],
)
def test_criteria_that_fit_no_more_open_nothing_and_say_so(cast, ada, leads, rule, criteria, logic):
    made = rule()
    SharingRule.objects.filter(pk=made.pk).update(criteria=criteria, logic=logic)

    assert sees(cast.carla, leads) == set()
    assert "Sharing rule Probe" not in [line.why for line in told_of(leads["hot"])]
    assert made.reach().record_count == 1
    assert SharingRule.objects.get().reach().record_count == 0
    assert "opens nothing until" in words(ada.get(f"/setup/sharing/{made.pk}/"))
    assert "Opens nothing" in words(ada.get("/setup/sharing/"))


def test_a_custom_field_opens_while_it_is_there(cast, leads, rule):
    field = CustomField.objects.create(api_name="Tier__c", label="Tier", kind="text")
    Lead.objects.unscoped().filter(pk=leads["cold"].pk).update(custom={"Tier__c": fold("x")})
    rule(criteria=[GONE])
    assert sees(cast.carla, leads) == {"cold"}

    field.delete()

    assert sees(cast.carla, leads) == set()


def test_the_page_shows_the_reach_of_criteria_before_they_are_saved(cast, ada, leads):
    page = ada.post(address(cast, "carla"), values(HOT, check="1"))

    assert "Rating is Hot" in words(page)
    assert "Leads 1 : Canaryhot" in words(page).replace("1:", "1 :")
    assert not SharingRule.objects.exists()


def test_for_internal_users_it_is_saved_at_once(cast, ada, leads):
    assert ada.post(address(cast, "carla"), values(HOT)).status_code == 302

    assert sees(cast.carla, leads) == {"hot"}
    assert "Rating is Hot" in words(ada.get("/setup/sharing/"))


def test_for_partners_the_reach_of_these_very_criteria_is_confirmed(cast, ada, leads):
    sent = values(HOT, confirm="on", shown=4)

    page = ada.post(address(cast), sent)
    assert "The criteria are others now" in words(page)
    assert not SharingRule.objects.exists()
    asked = page.context["form"].mark
    assert ada.post(address(cast), sent | {"asked": asked}).status_code == 302

    assert sees(cast.paul, leads) == {"hot"}


@pytest.mark.parametrize(
    ("criteria", "logic", "sentence"),
    [
        ([GONE], "", "Leads have no field"),
        ([HOT | {"operator": "lessThan"}], "", "does not fit Rating"),
        ([HOT], "1 AND", "Something is missing at the end"),
        ([], "1", "There are no criteria that it could name"),
        ([HOT | {"value": "a\0b"}], "", "a character that no lead can hold"),
    ],
)
def test_mistakes_are_said_and_nothing_is_saved_or_lost(cast, ada, criteria, logic, sentence):
    page = ada.post(address(cast, "carla"), values(*criteria, logic=logic))

    assert sentence in words(page)
    assert not SharingRule.objects.exists()
    assert page.context["form"].editor.criteria == criteria


def test_criteria_are_for_leads_only(cast, ada):
    page = ada.get(address(cast, "carla", records="accounts"))

    assert "Which of these leads" not in words(page)
    assert "Which of these leads" in words(ada.get(address(cast, "carla")))


def test_the_editor_is_swapped_alone(cast, ada):
    headers = {"HX-Request": "true", "HX-Target": "criteria"}

    part = ada.post(address(cast), values(HOT, add="1"), headers=headers).content.decode()

    assert part.count('name="field"') == 2
    assert "source=person" in part
    assert "<html" not in part


def test_the_wizard_lists_it_and_makes_it_internal(cast, leads, rule):
    made = rule(to=cast.paul)
    [found] = exposures_of(1)
    assert (found.partner_count, found.sample) == (1, [leads["hot"]])
    assert "Rating is Hot" in found.note

    found.make_internal(cast.ada)

    assert sees(cast.paul, leads) == set()
    assert made.criteria == [HOT]
