"""Enabling an account as partner."""

import pytest
from django.urls import reverse

from accounts.models import Account
from prm.models import Mail


def partner_url(account):
    return reverse("accounts:partner", args=[account.pk])


def test_the_menu_leads_to_a_page_that_says_what_it_does(cast, log_in):
    browser = log_in(cast.carla)

    menu = browser.get(cast.cedar.get_absolute_url()).content.decode()
    page = browser.get(partner_url(cast.cedar)).content.decode()

    assert "Manage external account" in menu
    assert f'href="{partner_url(cast.cedar)}"' in menu
    assert "Cedar Consulting becomes a partner account" in page
    cast.cedar.refresh_from_db()
    assert not cast.cedar.is_partner


def test_enabling_gives_the_account_its_groups_and_nobody_a_mail(cast, log_in):
    answer = log_in(cast.carla).post(partner_url(cast.cedar), follow=True)

    cast.cedar.refresh_from_db()
    assert cast.cedar.is_partner
    assert cast.cedar.enabled_by == cast.carla
    assert cast.cedar.status == Account.Status.ACTIVE
    assert cast.cedar.groups.count() == 4
    assert not Mail.objects.unscoped().exists()
    assert "Cedar Consulting is a partner account now" in answer.content.decode()


def test_enabling_twice_is_enabling_once(cast, log_in):
    browser = log_in(cast.carla)
    browser.post(partner_url(cast.cedar))
    cast.cedar.refresh_from_db()
    since = cast.cedar.partner_since

    answer = browser.post(partner_url(cast.cedar))

    cast.cedar.refresh_from_db()
    assert answer.status_code == 302
    assert cast.cedar.partner_since == since
    assert cast.cedar.groups.count() == 4


@pytest.mark.parametrize(("who", "status"), [("marco", 404), ("paul", 404), ("carla", 302)])
def test_only_who_may_change_an_account_enables_it(cast, log_in, who, status):
    """R1, R3"""
    answer = log_in(getattr(cast, who)).post(partner_url(cast.cedar))

    cast.cedar.refresh_from_db()
    assert answer.status_code == status
    assert cast.cedar.is_partner is (status == 302)


def test_without_partner_management_the_menu_says_why_and_where(cast, log_in, prm_off):
    page = cast.cedar.get_absolute_url()

    for_carla = log_in(cast.carla).get(page).content.decode()
    for_ada = log_in(cast.ada).get(page).content.decode()

    assert "Partner relationship management is not enabled." in for_carla
    assert "An administrator enables it" in for_carla
    assert f'href="{reverse("setup:prm")}"' in for_ada
    assert partner_url(cast.cedar) not in for_carla


def test_without_partner_management_nothing_is_enabled(cast, log_in, prm_off):
    answer = log_in(cast.carla).post(partner_url(cast.cedar), follow=True)

    cast.cedar.refresh_from_db()
    assert not cast.cedar.is_partner
    assert not cast.cedar.groups.exists()
    assert "is not enabled" in answer.content.decode()


def test_a_partner_account_says_since_when_and_by_whom(cast, log_in):
    page = log_in(cast.carla).get(cast.acme.get_absolute_url()).content.decode()

    assert "Enabled as partner by Carla Berg" in page
    assert log_in(cast.carla).get(partner_url(cast.acme)).url == cast.acme.get_absolute_url()
