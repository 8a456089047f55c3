"""The history of a lead names partner users to those who see them, and else none (R4)."""

import pytest
from django.urls import reverse

from accounts.models import User
from leads.models import Lead
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of

from .reading import page, words


def hand_over(lead, to, by, **act):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(to), Act(by, "manual", **act))


@pytest.fixture
def moved(cast):
    """Once Rita's of Bolt, which is Marco's partner; she handed it to Paul, who is Carla's."""
    lead = LeadFactory(of=cast.carla)
    hand_over(lead, cast.rita, cast.marco, notify=True)
    hand_over(lead, cast.paul, cast.rita)
    return lead


def test_a_channel_manager_reads_no_partner_user_they_do_not_see(cast, log_in, moved):
    text = words(page(log_in(cast.carla), moved))

    assert "Owner changed from Carla Berg to A partner user" in text
    assert "Owner changed from A partner user to Paul Rossi By hand, by A partner user" in text
    assert "Mail to A partner user" in text
    assert "Rita" not in text


def test_an_administrator_reads_every_name(cast, log_in, moved):
    text = words(page(log_in(cast.ada), moved))

    assert "Owner changed from Rita Conti to Paul Rossi By hand, by Rita Conti" in text
    assert "Mail to Rita Conti" in text


def test_the_account_of_the_new_owner_tells_no_more(cast, log_in, moved):
    text = words(log_in(cast.carla).get(cast.acme.get_absolute_url()))

    assert "Owner changed from A partner user to Paul Rossi" in text
    assert "Rita" not in text


def test_whoever_has_the_lead_now_is_named_to_who_sees_it(cast, log_in, moved):
    User.objects.filter(pk=cast.carla.pk).update(is_superuser=True)
    hand_over(moved, cast.rita, cast.carla)

    assert "to Rita Conti" in words(page(log_in(User.objects.get(pk=cast.carla.pk)), moved))


def test_the_partner_reads_of_no_rival(cast, log_in, moved):
    """R4: nor of those who had it before."""
    url = reverse("portal:lead", args=["partners", moved.pk])

    text = words(log_in(cast.paul).get(url))

    assert moved.last_name in text
    assert [name for name in ("Rita", "Conti", "Bolt", "partner user") if name in text] == []
