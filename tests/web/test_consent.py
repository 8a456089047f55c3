"""Consent is kept with when and how, and may be demanded before a lead leaves the house."""

import pytest

from accounts.models import Organization
from leads.models import Lead, WebForm
from leads.models.lead_queryset import Act
from leads.web.page import html_of
from tests.factories import LeadFactory, QueueFactory, owner_of
from tests.trust.forms import Page

from .conftest import SENT
from .reading import leads, outcomes, the_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def demanded(stage):
    Organization.objects.update(demands_consent=True)


def test_a_ticked_box_is_kept_with_the_text_it_stood_beside(post, form):
    """A copy of the form on another site shows the text of the day it was copied."""
    form.word_consent("You may call me.")
    shown = form.consent_text.mark
    form.word_consent("You and your partners may call me.")

    post(**SENT, consent=shown)

    lead = the_lead()
    assert lead.consented_at is not None
    assert lead.consent_how == "Web form Contact, text 1"
    assert lead.consent_text.text == "You may call me."


@pytest.mark.parametrize("said", ["1", "on", "true", "text-7", "text-3", "text-", "text-x", "2"])
def test_a_box_that_does_not_say_which_text_it_stood_beside(post, form, said):
    """As in copies that are older than that: the consent counts, the text is not known."""
    form.word_consent("You may call me.")
    form.word_consent("You and your partners may call me.")
    form.word_consent("")

    post(**SENT, consent=said)

    lead = the_lead()
    assert (lead.consented_at is not None, lead.consent_text) == (True, None)
    assert lead.consent_how == "Web form Contact; which text was shown is not known"


def test_the_text_of_another_form_is_none_of_this_ones(post, form, stage):
    other = WebForm.objects.create(name="Fair", owner=owner_of(stage.carla))
    other.word_consent("You may call me.")

    post(**SENT, consent=other.consent_text.mark)

    assert the_lead().consent_text is None


def test_copy_and_page_say_which_text_they_show(post, form, client):
    form.word_consent("You may call me.")
    form.word_consent("You and your partners may call me.")
    page = client.get(f"/web-to-lead/form/{form.key}/").text

    (shown,), (*_, copied) = Page("/", page).forms, Page("/", html_of(form)).forms

    assert shown.offered["consent"] == copied.offered["consent"] == {form.consent_text.mark}
    post(**SENT, consent=form.consent_text.mark)
    assert the_lead().consent_text == form.consent_text


def test_a_box_that_is_not_ticked_is_no_consent(post, form):
    form.word_consent("You may call me.")
    post()
    post(**SENT, consent="no")

    assert [lead.consented_at for lead in leads()] == [None, None]


def test_a_form_that_needs_it_keeps_the_others_apart(post, form):
    form.consent_required = True
    form.save()
    post()
    post(**SENT, consent="on")

    assert outcomes() == [("quarantined", "consent"), ("accepted", "")]


def test_the_same_text_again_is_no_new_version(form):
    form.word_consent("Yes")
    form.word_consent("Yes")

    assert form.consent_texts.count() == 1


def test_somebody_who_may_edit_records_it(stage, log_in):
    lead = LeadFactory(of=stage.carla)
    log_in(stage.carla).post(
        f"/leads/{lead.pk}/consent/", {"answer": "given", "how": "On the phone"}
    )

    row = the_lead()
    assert (row.consented_at is not None, row.consent_how) == (True, "On the phone")
    page = log_in(stage.carla).get(row.get_absolute_url()).content.decode()
    assert "On the phone" in page


def test_and_withdraws_it(stage, log_in):
    lead = LeadFactory(of=stage.carla)
    lead.consent("At the fair")
    data = {"answer": "withdrawn", "how": "By mail"}

    log_in(stage.carla).post(f"/leads/{lead.pk}/consent/", data)

    assert (the_lead().consented_at, the_lead().consent_how) == (None, "By mail")


def move(lead, to):
    return Lead.objects.unscoped().filter(pk=lead.pk).transfer(owner_of(to), Act(None, "manual"))


@pytest.fixture
def open_queue(stage):
    queue = QueueFactory()
    queue.admit(stage.partners)
    return queue


@pytest.mark.parametrize("who", ["paul", "southern", "open"])
def test_without_it_no_lead_leaves_the_house(stage, demanded, open_queue, who):
    lead = LeadFactory(of=stage.carla)
    to = open_queue if who == "open" else getattr(stage, who)

    assert move(lead, to) == 0
    assert the_lead().owner.user == stage.carla


@pytest.mark.parametrize("who", ["marco", "nordic"])
def test_inside_it_goes_where_it_will(stage, demanded, who):
    assert move(LeadFactory(of=stage.carla), getattr(stage, who)) == 1


def test_with_it_a_lead_leaves(stage, demanded):
    lead = LeadFactory(of=stage.carla)
    lead.consent("At the fair")

    assert move(lead, stage.paul) == 1


def test_without_the_demand_any_lead_leaves(stage):
    assert move(LeadFactory(of=stage.carla), stage.paul) == 1


def test_what_has_left_already_moves_on(stage):
    lead = LeadFactory(of=stage.paul)
    Organization.objects.update(demands_consent=True)

    assert move(lead, stage.petra) == 1


def test_of_many_those_without_it_stay(stage, demanded):
    said = LeadFactory(of=stage.carla, consented_at="2026-03-01T00:00Z")
    silent = LeadFactory(of=stage.carla)
    rows = Lead.objects.unscoped().filter(pk__in=[said.pk, silent.pk])
    paul = owner_of(stage.paul)

    assert list(rows.held_back_from(paul)) == [silent]
    assert rows.transfer(paul, Act(None, "bulk")) == 1
    assert list(Lead.objects.unscoped().owned_by(stage.paul)) == [said]


def test_change_owner_says_why_not(stage, demanded, log_in):
    lead = LeadFactory(of=stage.carla)
    browser = log_in(stage.carla)
    url = f"/leads/{lead.pk}/owner/"
    seen = browser.get(url).context["form"]["owner_seen"].value()
    data = {"owner_seen": seen, "choice": f"partner:{stage.paul.pk}", "kind": "partner"}

    page = browser.post(url, data).content.decode()

    assert "Record the consent on the lead first." in page
    assert the_lead().owner.user == stage.carla


def test_nor_does_a_new_lead_begin_outside(stage, demanded, log_in):
    data = {"last_name": "Laurent", "company": "Lyon", "status": "Open - Not Contacted"}
    choice = {"choice": f"partner:{stage.paul.pk}", "kind": "partner"}

    page = log_in(stage.carla).post("/leads/new/", data | choice).content.decode()

    assert "Record the consent on the lead first." in page
    assert leads().count() == 0
