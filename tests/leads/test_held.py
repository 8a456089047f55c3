"""Where consent is demanded, no queue and no share opens a lead without it to a partner."""

import pytest

from accounts.models import Audience, Organization, SharingRule
from leads.models import Lead, LeadUserShare
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def demanded(stage):
    Organization.objects.update(demands_consent=True)


@pytest.fixture
def silent(stage):
    """Two leads that wait in the Nordic queue without consent, and one with it."""
    said = LeadFactory(of=stage.nordic, consented_at="2026-03-01T00:00Z")
    return [said, *(LeadFactory(of=stage.nordic) for _ in "12")]


def admitted(browser, queue, choice):
    answer = browser.post(f"/queues/{queue.pk}/members/", {"choice": choice})
    return answer, set(queue.members)


@pytest.mark.parametrize("who", ["paul", "the company", "the profile"])
def test_no_partner_comes_into_a_queue_with_leads_without_it(stage, demanded, silent, log_in, who):
    """R6: the page says how many there are, and links to them."""
    choices = {"paul": f"person:{stage.paul.pk}", "the profile": f"profile:{stage.partners.pk}"}
    choices["the company"] = f"account:{stage.acme.groups.get(role=None).pk}"
    ada, before = log_in(stage.ada), set(stage.nordic.members)

    answer, members = admitted(ada, stage.nordic, choices[who])

    page = answer.content.decode()
    assert "2 leads wait here without consent" in page
    assert members == before
    address = f"/leads/?owner={owner_of(stage.nordic).pk}&amp;consent=no"
    assert address in page
    listed = ada.get(address.replace("&amp;", "&")).context["page"].rows
    assert {lead.pk for lead in listed} == {lead.pk for lead in silent[1:]}


def test_a_colleague_comes_in_and_once_all_agreed_a_partner(stage, demanded, silent, log_in):
    ada = log_in(stage.ada)
    assert stage.marco in admitted(ada, stage.nordic, f"person:{stage.marco.pk}")[1]

    Lead.objects.unscoped().update(consented_at="2026-03-01T00:00Z")

    assert stage.paul in admitted(ada, stage.nordic, f"person:{stage.paul.pk}")[1]


def test_without_the_demand_anybody_comes_in(stage, silent, log_in):
    assert stage.paul in admitted(log_in(stage.ada), stage.nordic, f"person:{stage.paul.pk}")[1]


def shared(browser, lead, who):
    choice = f"person:{who.pk}"
    data = {"choice": choice, "shown": choice, "shown_count": 1, "access": "read"}
    return browser.post(f"/sharing/leads/{lead.pk}/new/", data).content.decode()


def test_nor_is_it_shared_with_a_partner(stage, demanded, log_in):
    lead = LeadFactory(of=stage.carla)
    carla = log_in(stage.carla)

    assert "Record the consent on the lead first." in shared(carla, lead, stage.paul)
    assert not LeadUserShare.objects.of(lead).exists()

    shared(carla, lead, stage.marco)
    lead.consent("At the fair")
    shared(carla, lead, stage.paul)
    assert {each.user for each in LeadUserShare.objects.of(lead)} == {stage.marco, stage.paul}


def test_within_the_company_that_has_it_a_lead_is_shared_as_before(stage, log_in):
    lead = LeadFactory(of=stage.paul)
    Organization.objects.update(demands_consent=True)

    shared(log_in(stage.carla), lead, stage.petra)
    assert "Record the consent" in shared(log_in(stage.ada), lead, stage.rita)

    assert [each.user for each in LeadUserShare.objects.of(lead)] == [stage.petra]


def test_what_waits_where_partners_came_in_by_another_door_cannot_be_taken(stage, demanded, silent):
    """R11: who became a member of a profile, say."""
    stage.nordic.admit(stage.paul)

    assert list(Lead.objects.waiting_for(stage.paul)) == silent[:1]
    assert Lead.objects.unscoped().all().take(stage.paul).leads == [silent[0].pk]


@pytest.mark.parametrize("is_demanded", [True, False])
def test_the_reach_of_a_rule_says_so(stage, log_in, is_demanded):
    Organization.objects.update(demands_consent=is_demanded)
    carla, bolt = Audience.of("user", user=stage.carla), Audience.of("account", account=stage.bolt)
    rule = SharingRule(name="Carla's", records="leads", source=carla, target=bolt)
    rule.store(stage.ada)

    page = log_in(stage.ada).get(f"/setup/sharing/{rule.pk}/").content.decode()

    assert ("see those of the leads whose person has agreed" in page) is is_demanded
