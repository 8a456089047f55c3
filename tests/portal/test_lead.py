"""The page of a lead, as the partner who works it sees it."""

import re

import pytest

from leads.models import CustomField, Lead, Owner
from leads.models.lead_queryset import Act

NOT_THERE = 2**61 - 1


def url_of(lead, page=""):
    return f"/c/partners/leads/{getattr(lead, 'pk', lead)}/{page}"


def hand_over(lead, to, by, **values):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    return rows.transfer(Owner.objects.of(to), Act(by=by, reason="manual", **values))


def is_unread(lead):
    return Lead.objects.unscoped().get(pk=lead.pk).unread


def test_the_owner_who_opens_it_has_read_it(cast, log_in, new_lead):
    lead = new_lead(cast.paul)

    log_in(cast.paul).get(url_of(lead))

    assert not is_unread(lead)


@pytest.mark.parametrize("who", ["petra", "ada"])
def test_it_stays_unread_when_somebody_else_opens_it(cast, log_in, new_lead, who):
    lead = new_lead(cast.paul)

    page = log_in(getattr(cast, who)).get(url_of(lead))

    assert page.status_code == 200
    assert is_unread(lead)


def test_a_queues_lead_stays_unread_whoever_looks(cast, log_in, new_lead):
    lead = new_lead(cast.southern)

    page = log_in(cast.paul).get(url_of(lead))

    assert page.status_code == 200
    assert is_unread(lead)


@pytest.mark.parametrize("page", ["", "edit/"])
def test_a_foreign_lead_is_like_one_that_is_not_there(cast, log_in, new_lead, page):
    """R1"""
    own, foreign = new_lead(cast.paul), new_lead(cast.rita, last_name="Secretova")
    browser = log_in(cast.paul)

    answers = [browser.get(url_of(lead, page)) for lead in (foreign, NOT_THERE)]

    texts = [re.sub(r"token[^>]*>|/leads/\d+/", "", answer.text) for answer in answers]
    assert browser.get(url_of(own, page)).status_code == 200
    assert [answer.status_code for answer in answers] == [404, 404]
    assert texts[0] == texts[1]
    assert "Secretova" not in texts[0]


def test_a_lead_that_has_moved_on_is_gone_on_the_next_request(cast, log_in, new_lead):
    """R7"""
    lead, browser = new_lead(cast.paul), log_in(cast.paul)
    before = browser.get(url_of(lead)).status_code

    hand_over(lead, cast.rita, by=cast.carla)

    assert before == 200
    assert browser.get(url_of(lead)).status_code == 404
    assert browser.post(url_of(lead, "edit/"), {"status": "Open"}).status_code == 404


def test_it_shows_only_the_custom_fields_that_partners_may_see(cast, log_in, new_lead):
    """R8"""
    CustomField.objects.create(api_name="Budget__c", label="Budget", shown_to_partners=True)
    CustomField.objects.create(api_name="Margin__c", label="Our margin")
    CustomField.objects.create(
        api_name="Old__c", label="Old one", shown_to_partners=True, is_active=False
    )
    values = {"Budget__c": "canary-b", "Margin__c": "canary-m", "Old__c": "canary-o"}
    lead = new_lead(cast.paul, custom=values)

    page = log_in(cast.paul).get(url_of(lead))

    assert "canary-b" in page.text
    assert not re.search("canary-[mo]|Our margin|Old one", page.text)


def test_it_does_not_tell_where_the_lead_was_before(cast, log_in, new_lead):
    """R8"""
    lead = new_lead(cast.rita, last_name="Marino")
    hand_over(lead, cast.paul, by=cast.marco, note="Bolt was too slow")

    page = log_in(cast.paul).get(url_of(lead))

    assert "Marino" in page.text
    assert not re.search("Rita|Conti|Bolt|Marco|slow", page.text)


def test_it_names_the_channel_manager_to_turn_to(cast, log_in, new_lead):
    page = log_in(cast.paul).get(url_of(new_lead(cast.paul)))

    assert "Carla Berg" in page.text
    assert "mailto:carla@prm.example" in page.text


def test_what_somebody_typed_is_text(cast, log_in, new_lead):
    """R25"""
    canary = '"><svg onload=alert(1)>'
    CustomField.objects.create(api_name="Note__c", label="Note", shown_to_partners=True)
    names = "first_name last_name company title phone city street description source status".split()
    values = dict.fromkeys([*names, "rating", "industry", "website"], canary)
    lead = new_lead(cast.paul, custom={"Note__c": canary}, **values)

    pages = [
        log_in(cast.paul).get(url) for url in ("/c/partners/", url_of(lead), url_of(lead, "edit/"))
    ]

    for page in pages:
        assert "&lt;svg onload" in page.text
        assert "<svg onload" not in page.text


def test_a_wish_not_to_be_called_stands_out(cast, log_in, new_lead):
    asked = log_in(cast.paul).get(url_of(new_lead(cast.paul, do_not_call=True)))
    other = log_in(cast.paul).get(url_of(new_lead(cast.paul)))

    assert "Do not call this person." in asked.text
    assert "Do not call" not in other.text
