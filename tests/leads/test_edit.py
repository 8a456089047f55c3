"""Changing a lead, when others change it, too."""

import uuid

import pytest

from leads.models import AssignmentRule, CustomField, Lead, Owner, Pick, RuleEntry
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of


def edit_url(lead):
    return f"/leads/{lead.pk}/edit/"


def sent(browser, lead, **values):
    """The form as its page shows it, with some values changed."""
    form = browser.get(edit_url(lead)).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {n: v for n, v in (shown | values).items() if v not in (None, False)}


def test_a_change_is_stored(carla, lead):
    answer = carla.post(edit_url(lead), sent(carla, lead, title="Director"))

    lead.refresh_from_db()
    assert (answer.url, lead.title, lead.first_name) == (
        lead.get_absolute_url(),
        "Director",
        "Sophie",
    )


def test_somebody_saved_meanwhile(carla, lead):
    mine = sent(carla, lead, title="Director")
    carla.post(edit_url(lead), sent(carla, lead, city="Lyon"))

    answer = carla.post(edit_url(lead), mine)

    page = answer.content.decode()
    lead.refresh_from_db()
    assert (answer.status_code, lead.title, lead.city) == (200, "", "Lyon")
    assert "Somebody else saved this lead meanwhile" in page
    assert "City: Lyon" in page
    assert 'value="Director"' in page


def test_saving_again_keeps_mine_knowingly(carla, lead):
    mine = sent(carla, lead, title="Director")
    carla.post(edit_url(lead), sent(carla, lead, city="Lyon"))
    told = carla.post(edit_url(lead), mine)

    carla.post(edit_url(lead), mine | {"version": told.context["form"].data["version"]})

    lead.refresh_from_db()
    assert (lead.title, lead.city) == ("Director", "")


@pytest.mark.parametrize("version", ["", "x", "2026-13-45T99:00", "2001-01-01T00:00:00+00:00"])
def test_a_version_nobody_showed_changes_nothing(carla, lead, version):
    answer = carla.post(edit_url(lead), sent(carla, lead, title="Director") | {"version": version})

    lead.refresh_from_db()
    assert (answer.status_code, lead.title) == (200, "")


def test_a_new_owner_meanwhile_is_not_overwritten(cast, carla, lead):
    mine = sent(carla, lead, title="Director")
    Lead.objects.unscoped().transfer(Owner.objects.of(cast.paul), Act(cast.ada, "manual"))

    carla.post(edit_url(lead), mine)

    lead.refresh_from_db()
    assert (lead.owner.user, lead.title) == (cast.paul, "")


@pytest.mark.parametrize(("who", "unread"), [("carla", False), ("ada", True)])
def test_only_its_owner_has_read_it_then(cast, log_in, lead, who, unread):
    browser = log_in(getattr(cast, who))

    browser.post(edit_url(lead), sent(browser, lead, title="Director"))

    lead.refresh_from_db()
    assert (lead.title, lead.unread) == ("Director", unread)


def test_a_value_that_is_in_no_list_any_more_is_kept(cast, carla):
    lead = LeadFactory(of=cast.carla, status="Nurturing", source="Trade Show", country="Yugoslavia")

    carla.post(edit_url(lead), sent(carla, lead, title="Director"))

    lead.refresh_from_db()
    assert (lead.status, lead.source, lead.country) == ("Nurturing", "Trade Show", "Yugoslavia")


def test_a_retired_value_is_not_offered_to_other_leads(carla, lead):
    Pick.objects.filter(value="Web").update(is_active=False)

    answer = carla.post(edit_url(lead), sent(carla, lead, source="Web"))

    assert answer.context["form"].errors.keys() == {"source"}


def test_custom_fields_that_the_form_does_not_show_are_kept(cast, carla):
    CustomField.objects.create(api_name="Budget__c", label="Budget", kind="money")
    CustomField.objects.create(api_name="Old__c", label="Old", is_active=False)
    lead = LeadFactory(of=cast.carla, custom={"Budget__c": "1.00", "Old__c": "x", "Gone__c": "y"})

    carla.post(edit_url(lead), sent(carla, lead, Budget__c=""))

    lead.refresh_from_db()
    assert lead.custom == {"Old__c": "x", "Gone__c": "y"}


def test_a_foreign_lead_is_not_there(cast, carla):
    """R1, R3"""
    foreign = LeadFactory(of=cast.rita)

    assert carla.get(edit_url(foreign)).status_code == 404
    assert carla.post(edit_url(foreign), {"last_name": "Mine"}).status_code == 404
    foreign.refresh_from_db()
    assert foreign.last_name == "Laurent"


@pytest.mark.parametrize("by_rule", [{}, {"by_rule": "on"}])
def test_sent_twice_it_is_saved_once_and_answers_the_same(cast, carla, lead, by_rule):
    """R13: also where the rule gave the lead to somebody whose leads Carla does not see."""
    rule = AssignmentRule.found("To Rita", cast.ada)
    rule.revise([RuleEntry(target="owner", owner=owner_of(cast.rita))], cast.ada, seen=1)
    rule.activate()
    form = sent(carla, lead, title="Director") | by_rule

    first, second = carla.post(edit_url(lead), form), carla.post(edit_url(lead), form)

    assert (first.status_code, second.status_code) == (302, 302)
    assert first.url == second.url == ("/leads/" if by_rule else lead.get_absolute_url())
    assert carla.get(edit_url(lead)).status_code == (404 if by_rule else 200)
    again = form | {"token": str(uuid.uuid4())}
    assert carla.post(edit_url(lead), again).status_code == (404 if by_rule else 200)
