"""Sharing one lead or account: with whom, until when, withdrawn, and who sees it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.models import Account, User
from leads.models import LeadUserShare
from leads.sharing.shares import share, shares_of
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(lead):
    return f"/sharing/leads/{lead.pk}/"


def sent(choice, **more):
    return {"choice": choice, "access": "read"} | more


def test_with_a_colleague_it_is_shared_at_once(cast, carla, lead, url):
    answer = carla.post(f"{url}new/", sent(f"person:{cast.marco.pk}"))

    assert answer.url == url
    assert cast.marco.has_perm("leads.view_lead", lead)
    assert not cast.marco.has_perm("leads.change_lead", lead)
    page = carla.get(url).content.decode()
    assert "Marco Vitale" in page
    assert "Shared by Carla Berg" in page
    assert "Marco Vitale" in carla.get(lead.get_absolute_url()).content.decode()


def test_for_editing(cast, carla, lead, url):
    carla.post(f"{url}new/", sent(f"person:{cast.marco.pk}", access="edit"))

    assert cast.marco.has_perm("leads.change_lead", lead)
    assert not cast.marco.has_perm("leads.share_lead", lead)


def test_to_partner_users_only_once_the_page_said_how_many_and_who(cast, carla, lead, url):
    everybody = f"account:{cast.acme.groups.get(role=None).pk}"

    asked = carla.post(f"{url}new/", sent(everybody)).content.decode()

    assert "3 partner users would see this" in asked
    assert "Paul Rossi (Acme Sistemi)" in asked
    assert not cast.paul.has_perm("leads.view_lead", lead)
    again = carla.post(f"{url}new/", sent(everybody, shown=everybody, shown_count=2))
    assert "It reaches more people than a moment ago." in again.content.decode()
    assert "3 partner users would see this" in again.content.decode()
    assert not cast.paul.has_perm("leads.view_lead", lead)
    carla.post(f"{url}new/", sent(everybody, shown=everybody, shown_count=3))
    assert cast.paul.has_perm("leads.view_lead", lead)
    assert not cast.rita.has_perm("leads.view_lead", lead)


def test_a_group_that_partner_users_come_into_later_is_asked_about_too(cast, carla, lead, url):
    User.objects.partners().update(is_active=False)
    cast.partners.user_set.add(cast.marco)
    group = f"profile:{cast.partners.pk}"

    asked = carla.post(f"{url}new/", sent(group)).content.decode()

    assert "No partner user is in this group yet." in asked
    assert not cast.marco.has_perm("leads.view_lead", lead)
    carla.post(f"{url}new/", sent(group, shown=group))
    assert cast.marco.has_perm("leads.view_lead", lead)


@pytest.mark.parametrize("choice", ["", "person:999999", "nobody:1", "profile:x"])
def test_what_is_nobody_is_refused_in_words(carla, lead, url, choice):
    answer = carla.post(f"{url}new/", sent(choice))

    assert answer.status_code == 200
    assert "Choose" in answer.content.decode()
    assert shares_of(lead) == []


def test_an_empty_group_is_refused_in_words(carla, lead, url):
    empty = Group.objects.create(name="Empty")

    answer = carla.post(f"{url}new/", sent(f"profile:{empty.pk}"))

    assert "Nobody who is active is in it: Empty" in answer.content.decode()


def test_until_a_day_it_holds_through_that_day(cast, log_in, lead, url):
    """R32"""
    with time_machine.travel(datetime(2027, 3, 1, 12, tzinfo=UTC), tick=False):
        log_in(cast.carla).post(f"{url}new/", sent(f"person:{cast.marco.pk}", until="2027-03-02"))
    for day, hour, sees in [(2, 23, True), (3, 0, False)]:
        with time_machine.travel(datetime(2027, 3, day, hour, 30, tzinfo=UTC), tick=False):
            assert cast.marco.has_perm("leads.view_lead", lead) == sees


def test_a_day_that_is_over_is_refused(cast, carla, lead, url):
    answer = carla.post(f"{url}new/", sent(f"person:{cast.marco.pk}", until="2020-01-01"))

    assert "This day is over" in answer.content.decode()
    assert shares_of(lead) == []


def test_shared_again_it_is_changed(cast, carla, lead, url):
    for access in ("edit", "read"):
        carla.post(f"{url}new/", sent(f"person:{cast.marco.pk}", access=access))

    assert LeadUserShare.objects.count() == 1
    assert not cast.marco.has_perm("leads.change_lead", lead)


def test_withdrawn_it_is_gone_on_the_next_request(cast, client, log_in, lead, url):
    """R7"""
    given = share(lead, cast.marco, cast.carla)
    page = lead.get_absolute_url()
    assert log_in(cast.marco).get(page).status_code == 200

    log_in(cast.carla).post(f"{url}withdrawal/", {"share": f"user:{given.pk}"})

    assert log_in(cast.marco).get(page).status_code == 404
    assert log_in(cast.carla).post(f"{url}withdrawal/", {"share": "user:0"}).status_code == 302


def test_who_may_only_read_it_shares_it_with_nobody(cast, log_in, lead, url):
    share(lead, cast.marco, cast.carla, edits=True)

    assert log_in(cast.marco).get(url).status_code == 403
    assert log_in(cast.carla).get(url).status_code == 200


def test_the_page_says_who_sees_it_and_why(cast, carla):
    lead = LeadFactory(of=cast.paul)
    share(lead, cast.marco, cast.carla, until=timezone.now() + timedelta(days=3))

    page = carla.get(f"/sharing/leads/{lead.pk}/", {"q": "conti"}).content.decode()

    for words in ("Owner", "Higher role in the same account", "Petra Galli", "Administrator"):
        assert words in page
    assert "Manager of the partner account" in page
    assert "Shared by Carla Berg until" in page


def test_it_answers_about_one_person(cast, ada):
    lead = LeadFactory(of=cast.paul)

    rita = ada.get(f"/sharing/leads/{lead.pk}/", {"q": "rita"}).content.decode()
    petra = ada.get(f"/sharing/leads/{lead.pk}/", {"q": "petra"}).content.decode()

    assert "Does not see it" in rita
    assert "Sees it" in petra


def test_of_a_masked_queue_only_the_share_is_a_reason(cast, ada):
    """R6: to take from it is not to see; a story found that the page broke."""
    lead = LeadFactory(of=cast.southern)
    type(cast.southern).objects.filter(pk=cast.southern.pk).update(is_masked=True)
    share(lead, cast.paul, cast.carla)

    page = ada.get(f"/sharing/leads/{lead.pk}/?q=paul")

    assert page.status_code == 200
    (answer,) = page.context["answers"]
    assert answer.whys == ["Shared with them, or a group of theirs"]


def test_an_account_is_shared_with_colleagues_and_never_with_another_partner(cast, carla):
    """R4"""
    url = f"/sharing/accounts/{cast.acme.pk}/"
    partners = f"profile:{cast.partners.pk}"

    refused = carla.post(f"{url}new/", sent(partners)).content.decode()
    carla.post(f"{url}new/", sent(f"person:{cast.marco.pk}", access="edit"))

    assert "Partner users see no account but their own" in refused
    assert cast.marco.has_perm("accounts.change_account", cast.acme)
    assert not cast.marco.has_perm("accounts.enable_account", cast.acme)
    share(cast.acme, cast.rita, cast.carla)
    assert not Account.objects.permitted(cast.rita, "view").filter(pk=cast.acme.pk).exists()
    assert "Marco Vitale" in carla.get(url).content.decode()
