"""Setup: the organization, and the switch of partner management."""

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Organization

FORM = {"name": "Nordwind AG", "time_zone": "Europe/Berlin", "second_factor": "nobody"}


def test_the_organization_is_renamed_and_the_second_factor_demanded(ada):
    ada.post(reverse("setup:organization"), FORM)

    assert Organization.current().name == "Nordwind AG"
    assert Organization.zone() == "Europe/Berlin"
    assert Organization.current().is_prm_enabled


@pytest.mark.parametrize("zone", ["", "Europe/Atlantis", "../etc/passwd"])
def test_a_time_zone_that_is_none_changes_nothing(ada, zone):
    answer = ada.post(reverse("setup:organization"), FORM | {"time_zone": zone})

    assert answer.status_code == 200
    assert Organization.current().name == "Nordwind"
    assert Organization.zone() == "UTC"


def enable(browser, **form):
    return browser.post(reverse("setup:prm_edit"), form, follow=True).content.decode()


def test_before_save_it_says_that_it_cannot_be_undone(ada, prm_off):
    page = ada.get(reverse("setup:prm_edit")).text

    assert "This cannot be undone: not in the pages, not in the admin, not in the database." in page
    assert "Accounts of Nordwind can then be enabled as partners" in page
    assert not Organization.current().is_prm_enabled


@time_machine.travel("2027-03-01T09:30Z", tick=False)
def test_it_says_by_whom_and_when_it_was_enabled(cast, log_in, prm_off):
    ada = log_in(cast.ada)
    before = ada.get(reverse("setup:prm")).text

    enable(ada, enable="on", name="Nordwind")
    after = " ".join(ada.get(reverse("setup:prm")).text.split())

    assert "Enabled by" not in before
    assert "Enabled by Ada Lund (March 1, 2027, 9:30 a.m.). It stays enabled." in after


def test_partner_management_is_enabled_by_a_box_and_the_name(cast, ada, prm_off):
    next_page = enable(ada, enable="on", name="nordwind")
    said = ada.get(reverse("setup:prm")).text

    organization = Organization.current()
    assert organization.is_prm_enabled
    assert organization.prm_enabled_by == cast.ada
    assert "Enabled by Ada Lund" in said
    assert "<h1>External access</h1>" in next_page


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"name": "Nordwind"}, "Tick the box"),
        ({"enable": "on"}, "This field is required"),
        ({"enable": "on", "name": "Southwind"}, "This is not the name. Write: Nordwind"),
    ],
)
def test_half_of_it_enables_nothing(ada, prm_off, form, sentence):
    assert sentence in enable(ada, **form)
    assert not Organization.current().is_prm_enabled


def test_there_is_no_way_back(cast, log_in, ada):
    since = Organization.current().prm_enabled_at

    page = ada.get(reverse("setup:prm")).content.decode()
    answer = ada.get(reverse("setup:prm_edit"))
    enable(ada, enable="", name="Nordwind")

    assert "It stays enabled." in page
    assert answer.url == reverse("setup:prm")
    assert Organization.current().prm_enabled_at == since
