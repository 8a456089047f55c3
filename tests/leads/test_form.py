"""Making and changing a lead."""

import uuid

from leads.forms import LeadForm, NewLeadForm
from leads.models import Lead, Owner, Transfer
from prm.models import Mail

NEW = "/leads/new/"
LEAST = {"last_name": "Laurent", "company": "Lyon Digital", "status": "Open - Not Contacted"}


def made(**values):
    return Lead.objects.unscoped().get(last_name=values.get("last_name", "Laurent"))


def test_who_makes_a_lead_is_its_owner(cast, carla):
    answer = carla.post(NEW, LEAST)

    lead = made()
    history = Transfer.objects.unscoped().get(lead=lead)
    assert answer.url == lead.get_absolute_url()
    assert (lead.owner.user, history.reason, history.by) == (cast.carla, "created", cast.carla)
    assert lead.unread


def test_or_somebody_they_choose_who_gets_a_mail(cast, carla):
    carla.post(NEW, LEAST | {"choice": f"partner:{cast.paul.pk}", "notify": "on"})

    assert made().owner.user == cast.paul
    assert Mail.objects.unscoped().get().recipient == cast.paul


def test_a_choice_one_may_not_make_makes_nothing(cast, carla):
    """R2"""
    answers = [
        carla.post(NEW, LEAST | {"choice": key})
        for key in (f"partner:{cast.rita.pk}", f"partner:{cast.nora.pk}", "partner:99999", "x")
    ]

    assert {answer.status_code for answer in answers} == {200}
    assert all("Choose one of those listed" in answer.content.decode() for answer in answers)
    assert not Lead.objects.unscoped().exists()


def test_a_lead_given_out_of_sight_leads_back_to_the_list(cast, carla):
    answer = carla.post(NEW, LEAST | {"choice": f"user:{cast.marco.pk}"})

    assert answer.url == "/leads/"


def test_sent_twice_it_is_one_lead(carla):
    """R13"""
    form = LEAST | {"token": str(uuid.uuid4())}

    first, second = carla.post(NEW, form), carla.post(NEW, form)

    assert first.url == second.url
    assert Lead.objects.unscoped().count() == 1


def test_searching_an_owner_keeps_what_was_typed(cast, carla):
    answer = carla.post(NEW, {"last_name": "Laurent", "search": "1", "kind": "partner", "q": "ros"})

    page = answer.content.decode()
    assert 'value="Laurent"' in page
    assert "Paul Rossi" in page
    assert "This field is required" not in page


def test_every_form_of_a_lead_declares_its_fields(cast):
    """R9"""
    never = {"owner", "unread", "transferred_at", "previous_owner", "handover", "custom", "id"}

    for form in (LeadForm(), NewLeadForm(cast.carla)):
        assert not never & form.fields.keys()


def test_what_is_not_a_field_of_the_form_is_not_changed(cast, carla):
    """R9"""
    smuggled = {
        "owner": Owner.objects.of(cast.paul).pk,
        "unread": "",
        "id": "7",
        "created_at": "2001-01-01",
        "custom": '{"x": 1}',
    }

    carla.post(NEW, LEAST | smuggled)

    lead = made()
    assert (lead.owner.user, lead.unread, lead.custom) == (cast.carla, True, {})
    assert (lead.pk != 7, lead.created_at.year > 2001) == (True, True)


def test_a_form_may_show_a_part_of_the_lead(custom_fields):
    form = LeadForm(only=["status", "Note__c"])

    assert form.fields.keys() == {"version", "status", "Note__c"}
