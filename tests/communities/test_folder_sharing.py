"""Sharing a folder: what it would expose is shown before it is saved."""

import pytest
from django.urls import reverse

from accounts.models import Audience
from tests.factories import PartnerUserFactory

from .sharing_scene import folder_of


@pytest.fixture
def folder(cast):
    return folder_of(cast.carla)


@pytest.fixture
def share(cast, log_in, folder):
    """Send the page of sharing: `share(key)`, and once its reach was seen `shown=key`,
    `shown_count=3`.
    """

    def sent(key, **more):
        url = reverse("folders:sharing", args=[folder.pk])
        return log_in(cast.carla).post(url, {"choice": key} | more, follow=True)

    return sent


def key_of_acme(cast):
    return f"account:{cast.acme.groups.get(role=None).pk}"


def test_the_reach_is_shown_and_nothing_saved(cast, folder, share):
    answer = share(key_of_acme(cast))

    assert "3 partner users would see this:" in answer.text
    assert "Paul Rossi (Acme Sistemi)" in answer.text
    assert "prices.pdf" in answer.text
    assert not folder.shares.exists()
    assert not Audience.objects.exists()


def test_then_it_is_shared(cast, folder, share):
    key = key_of_acme(cast)

    answer = share(key, shown=key, shown_count=3)

    assert "Price lists is open to Acme Sistemi." in answer.text
    assert folder.shares.get().audience == Audience.of("account", account=cast.acme)
    assert folder.shares.get().by == cast.carla


def test_somebody_more_in_it_is_shown_first(cast, folder, share):
    key = key_of_acme(cast)
    PartnerUserFactory(contact__account=cast.acme)

    answer = share(key, shown=key, shown_count=3)
    kept = folder.shares.exists()
    share(key, shown=key, shown_count=4)

    assert "It reaches more people than a moment ago. Look again." in answer.text
    assert "4 partner users would see this:" in answer.text
    assert (kept, folder.shares.exists()) == (False, True)


def test_shown_for_others_is_shown_for_none(cast, folder, share):
    answer = share(f"everyone:{cast.organization.pk}", shown=key_of_acme(cast))

    assert "4 partner users would see this:" in answer.text
    assert not folder.shares.exists()


def test_internal_users_only_says_so(cast, folder, share):
    answer = share(f"internal:{cast.organization.pk}")

    assert "No partner user would see it." in answer.text
    assert "3 internal users would see it." in answer.text


def test_twice_is_once(cast, folder, share):
    key = key_of_acme(cast)

    for _ in range(2):
        share(key, shown=key, shown_count=3)

    assert folder.shares.count() == 1


def test_without_script_one_searches_and_chooses(cast, share):
    answer = share("", kind="account", q="acme", search="1")

    assert "Acme Sistemi" in answer.text
    assert f'value="{key_of_acme(cast)}"' in answer.text


def test_nothing_chosen_is_said(share):
    assert "Choose with whom to share." in share("").text


def test_anothers_partner_cannot_be_chosen(cast, folder, share):
    """R2"""
    key = f"account:{cast.bolt.groups.get(role=None).pk}"

    answer = share(key, shown=key)

    assert "Choose one of those listed." in answer.text
    assert "Bolt" not in answer.text
    assert not folder.shares.exists()
