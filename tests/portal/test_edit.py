"""What a partner may change of a lead, and what not."""

import uuid

import pytest

from leads.models import Lead, Owner
from leads.models.lead_queryset import Act
from leads.partner_form import MAY_CHANGE


def url_of(lead, page="edit/"):
    return f"/c/partners/leads/{lead.pk}/{page}"


def filled(browser, lead, **changes):
    """The form as the page shows it, with some fields changed."""
    form = browser.get(url_of(lead)).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    return values | changes


def fresh(lead):
    return Lead.objects.unscoped().get(pk=lead.pk)


def test_status_and_notes_are_kept(cast, log_in, new_lead):
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    form = filled(browser, lead, status="Working - Contacted", description="Called back.")

    answer = browser.post(url_of(lead), form)

    assert answer.url == url_of(lead, "")
    assert (fresh(lead).status, fresh(lead).description) == ("Working - Contacted", "Called back.")
    assert not fresh(lead).unread


def test_nothing_else_of_the_lead_changes(cast, log_in, new_lead):
    """R9: all fields of the model are sent, only the declared ones are taken."""
    lead, browser = new_lead(cast.paul, custom={"Margin__c": "20 %"}), log_in(cast.paul)
    other = Owner.objects.of(cast.rita)
    everything = {f.attname: "1" for f in Lead._meta.fields} | {
        "owner": other.pk,
        "owner_id": other.pk,
        "source": "Stolen",
        "custom": '{"Margin__c": "0 %"}',
        "last_name": "Stolen",
    }
    before = fresh(lead)

    browser.post(url_of(lead), everything | filled(browser, lead, phone="123", status="New"))

    after = fresh(lead)
    declared = {*MAY_CHANGE, "updated_at", "unread"}
    changed = {
        f.attname
        for f in Lead._meta.fields
        if getattr(before, f.attname) != getattr(after, f.attname)
    }
    assert after.phone == "123"
    assert changed <= declared


def test_a_colleague_above_may_change_it_and_it_stays_unread(cast, log_in, new_lead):
    lead, browser = new_lead(cast.paul), log_in(cast.petra)

    browser.post(url_of(lead), filled(browser, lead, phone="123"))

    assert (fresh(lead).phone, fresh(lead).unread) == ("123", True)


def test_a_queues_lead_is_taken_before_it_is_changed(cast, log_in, new_lead):
    lead = new_lead(cast.southern)

    seen = log_in(cast.paul).get(url_of(lead, ""))
    answer = log_in(cast.paul).post(url_of(lead), {"status": "Working - Contacted"})

    assert (seen.status_code, answer.status_code) == (200, 403)
    assert url_of(lead) not in seen.text
    assert fresh(lead).status == "New"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(cast, log_in, new_lead):
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    form = filled(browser, lead, description="Mine")
    theirs = {"description": "Theirs", "source": "Secret source"}
    assert lead.revise(theirs, fresh(lead).updated_at, cast.carla)

    answer = browser.post(url_of(lead), form)

    assert answer.status_code == 200
    assert "Somebody else saved this lead meanwhile." in answer.text
    assert "Mine" in answer.text
    assert "Theirs" in answer.text
    assert "Secret source" not in answer.text
    assert fresh(lead).description == "Theirs"


def test_a_form_sent_twice_is_saved_once_and_answers_the_same(cast, log_in, new_lead):
    """R13"""
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    form = filled(browser, lead, description="Once")

    first, second = browser.post(url_of(lead), form), browser.post(url_of(lead), form)

    assert first.url == second.url == url_of(lead, "")


def test_a_lead_that_moves_on_while_the_form_is_open_is_not_changed(cast, log_in, new_lead):
    """R7"""
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    form = filled(browser, lead, description="Too late")
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(Owner.objects.of(cast.rita), Act(by=cast.carla, reason="manual"))

    answer = browser.post(url_of(lead), form)

    assert answer.status_code == 404
    assert fresh(lead).description == ""


def test_a_value_from_outside_the_picklist_is_kept(cast, log_in, new_lead):
    lead, browser = new_lead(cast.paul, status="Waiting", country="Atlantis"), log_in(cast.paul)

    answer = browser.post(url_of(lead), filled(browser, lead, phone="123"))

    assert answer.status_code == 302
    assert (fresh(lead).status, fresh(lead).country) == ("Waiting", "Atlantis")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "Invented"),
        ("status", ""),
        ("email", "no address"),
        ("phone", "1" * 41),
        ("description", "x" * 32_001),
        ("description", "a\0b"),
        ("country", "XX"),
        ("version", "yesterday"),
        ("version", ""),
    ],
)
def test_wrong_input_is_refused_in_words(cast, log_in, new_lead, name, value):
    lead, browser = new_lead(cast.paul), log_in(cast.paul)

    answer = browser.post(url_of(lead), filled(browser, lead, phone="123") | {name: value})

    assert answer.status_code == 200
    assert fresh(lead).phone == ""


def test_a_token_that_is_none_is_no_error(cast, log_in, new_lead):
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    form = filled(browser, lead, phone="123")

    for token in ("", "x", str(uuid.uuid4())):
        answer = browser.post(url_of(lead), form | {"token": token})
        form = filled(browser, lead)
        assert answer.status_code in (200, 302)
