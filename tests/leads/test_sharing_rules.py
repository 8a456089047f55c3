"""Sharing rules in setup: nothing is saved before its reach was on the page."""

import pytest

from accounts.models import Audience, SharingRule
from leads.models import Lead
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db
NEW = "/setup/sharing/new/"


def address(cast, source, target, records="leads"):
    keys = {
        "carla": f"user:{cast.carla.pk}",
        "partners": f"profile:{cast.partners.pk}",
        "managers": f"profile:{cast.managers.pk}",
        "internal": f"internal:{cast.organization.pk}",
        "paul": f"person:{cast.paul.pk}",
        "marco": f"person:{cast.marco.pk}",
        "executives": f"role:{cast.acme.groups.get(role=3).pk}",
    }
    return f"{NEW}?records={records}&source={keys[source]}&target={keys[target]}"


def values(**more):
    return {"name": "Probe", "access": "read", "is_active": "on"} | more


def test_the_steps_lead_from_whose_to_with_whom_to_the_reach(cast, ada):
    source, target = f"person:{cast.marco.pk}", f"profile:{cast.managers.pk}"

    second = ada.get(NEW, {"step": 1, "records": "leads", "choice": source})
    third = ada.get(f"{second.url}&step=2&choice={target}")

    assert second.status_code == third.status_code == 302
    page = ada.get(third.url).content.decode()
    assert "Leads owned by: Marco Vitale" in page
    assert "Carla Berg" in page


def test_looking_at_the_steps_writes_nothing(cast, ada):
    """A33"""
    ada.get(address(cast, "marco", "partners"))

    assert not Audience.objects.exists()


def test_a_rule_for_internal_users_is_saved_at_once(cast, ada):
    lead = LeadFactory(of=cast.marco)

    answer = ada.post(address(cast, "marco", "internal"), values())

    assert answer.url == "/setup/sharing/"
    assert cast.carla.has_perm("leads.view_lead", lead)
    assert not cast.carla.has_perm("leads.change_lead", lead)
    assert not cast.paul.has_perm("leads.view_lead", lead)


def test_a_rule_that_exposes_to_partners_is_refused_until_it_is_confirmed(cast, ada):
    lead = LeadFactory(of=cast.marco)
    url = address(cast, "marco", "partners")

    refused = ada.post(url, values()).content.decode()

    assert "4 partner users would see this" in refused
    assert "Rita Conti (Bolt Partners)" in refused
    assert not SharingRule.objects.exists()
    assert ada.post(url, values(confirm="on", shown=4)).status_code == 302
    assert cast.paul.has_perm("leads.view_lead", lead)


def test_what_reaches_more_than_was_shown_is_asked_again(cast, ada):
    answer = ada.post(address(cast, "marco", "partners"), values(confirm="on", shown=3))

    assert "more people than a moment ago" in answer.content.decode()
    assert not SharingRule.objects.exists()


def test_kept_from_partners_it_needs_no_confirmation(cast, ada):
    lead = LeadFactory(of=cast.marco)

    ada.post(address(cast, "marco", "partners"), values(internal_only="on"))

    assert SharingRule.objects.get().internal_only
    assert not cast.paul.has_perm("leads.view_lead", lead)


@pytest.mark.parametrize(
    ("source", "target", "records", "words"),
    [
        ("paul", "paul", "leads", "goes in a circle"),
        ("executives", "internal", "accounts", "owns no accounts"),
    ],
)
def test_what_makes_no_sense_is_said_and_not_saved(cast, ada, source, target, records, words):
    sent = values(confirm="on", shown=1)

    answer = ada.post(address(cast, source, target, records), sent)

    assert words in answer.content.decode()
    assert not SharingRule.objects.exists()


def test_an_empty_group_gets_a_sentence(cast, ada):
    empty = cast.cedar.groups.model.group.field.related_model.objects.create(name="Empty")

    answer = ada.get(NEW, {"step": 1, "records": "leads", "choice": f"profile:{empty.pk}"})

    assert "Nobody is in this group: Empty" in answer.content.decode()


def test_a_rule_is_changed_and_deleted(cast, ada):
    lead = LeadFactory(of=cast.marco)
    ada.post(address(cast, "marco", "internal"), values())
    rule = SharingRule.objects.get()

    ada.post(f"/setup/sharing/{rule.pk}/", values(name="Other", access="edit"))
    assert cast.carla.has_perm("leads.change_lead", lead)
    assert "Other" in ada.get("/setup/sharing/").content.decode()
    ada.post(f"/setup/sharing/{rule.pk}/removal/")

    assert not SharingRule.objects.exists()
    assert not cast.carla.has_perm("leads.view_lead", lead)


def test_accounts_of_a_level_are_opened_to_colleagues_never_to_other_partners(cast):
    """R4"""
    gold, bolt = Audience.of("level", level=cast.acme.level), cast.bolt
    target = Audience.of("everyone")
    rule = SharingRule(name="Gold", records="accounts", source=gold, target=target)

    rule.store(cast.ada)

    assert cast.marco.has_perm("accounts.view_account", cast.acme)
    assert not cast.rita.has_perm("accounts.view_account", cast.acme)
    assert not cast.carla.has_perm("accounts.view_account", bolt)


@pytest.mark.parametrize("default", ["private", "public"])
def test_the_default_between_internal_users(cast, ada, default):
    lead, theirs = LeadFactory(of=cast.marco), LeadFactory(of=cast.rita)

    ada.post("/setup/sharing/defaults/", {"leads_default": default, "accounts_default": default})

    is_public = default == "public"
    assert cast.carla.has_perm("leads.view_lead", lead) == is_public
    assert cast.carla.has_perm("accounts.view_account", cast.bolt) == is_public
    assert not cast.carla.has_perm("leads.change_lead", lead)
    assert not cast.carla.has_perm("leads.view_lead", theirs)
    assert not Lead.objects.permitted(cast.paul, "view").exists()
    assert not cast.paul.has_perm("accounts.view_account", cast.bolt)
