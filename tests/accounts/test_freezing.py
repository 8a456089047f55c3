"""Freezing stops the login and leaves everything else; disabling an account shuts it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Account
from communities.eligibility import eligible
from communities.models import Community
from leads.demo.cast import PASSWORD
from leads.models import Lead

INBOX = "/c/partners/leads/"


def enter(client, email):
    return client.post("/auth/login/", {"login": email, "password": PASSWORD})


def test_the_session_of_who_is_frozen_ends_with_the_next_request(cast, log_in):
    """R7"""
    browser = log_in(cast.paul)
    assert browser.get(INBOX).status_code == 200

    cast.paul.freeze(by=cast.carla)

    assert browser.get(INBOX).status_code == 302
    cast.paul.thaw()
    assert browser.get(INBOX).status_code == 302


def test_who_is_frozen_cannot_log_in_until_thawed(cast, client):
    cast.paul.freeze(by=cast.carla)
    assert enter(client, cast.paul.email)["Location"] == "/auth/inactive/"

    cast.paul.thaw()

    assert enter(client, cast.paul.email)["Location"] == "/arrive/"


def test_who_is_frozen_keeps_leads_and_gets_no_new_ones(cast, new_lead):
    lead = new_lead(cast.paul)
    assert cast.paul in eligible(type(cast.paul).objects.all())

    cast.paul.freeze(by=cast.carla)

    assert lead in Lead.objects.permitted(cast.petra, "change")
    assert cast.paul not in eligible(type(cast.paul).objects.all())


@pytest.mark.parametrize("verb", ["freeze", "deactivate"])
def test_nobody_shuts_themself_or_the_last_administrator_out(cast, verb):
    with pytest.raises(ValidationError, match="your own"):
        getattr(cast.ada, verb)(by=cast.ada)
    with pytest.raises(ValidationError, match="last active administrator"):
        getattr(cast.ada, verb)(by=cast.carla)

    cast.ada.refresh_from_db()
    assert (cast.ada.is_active, cast.ada.is_frozen) == (True, False)


def test_a_frozen_administrator_is_none_who_could_help(cast):
    cast.carla.is_superuser = True
    cast.carla.save()
    cast.carla.freeze(by=cast.ada)

    with pytest.raises(ValidationError, match="last active administrator"):
        cast.ada.deactivate(by=cast.carla)


def test_who_was_invited_and_has_not_come_is_none_either(cast):
    anton = type(cast.ada).objects.create_superuser("anton@prm.example", last_name="Anders")

    with pytest.raises(ValidationError, match="last active administrator"):
        cast.ada.deactivate(by=anton)

    anton.note_login()
    cast.ada.deactivate(by=anton)


def test_a_session_from_before_does_not_come_back_with_the_login(cast, client):
    """R20"""
    enter(client, cast.paul.email)
    assert client.get(INBOX).status_code == 200

    cast.paul.deactivate(by=cast.carla)
    cast.paul.reactivate()

    assert client.get(INBOX).status_code == 302


def test_a_disabled_partner_is_no_partner(cast):
    assert Community.objects.permitted(cast.paul, "enter").exists()

    disabled = Account.objects.unscoped().filter(pk=cast.acme.pk)
    disabled.update(disabled_at=timezone.now())

    cast.acme.refresh_from_db()
    assert not cast.acme.is_partner
    assert cast.acme not in Account.objects.unscoped().partners()
    cast.paul.refresh_from_db()
    assert not Community.objects.permitted(type(cast.paul).objects.get(pk=cast.paul.pk), "enter")
    assert cast.paul not in eligible(type(cast.paul).objects.all())


def test_a_frozen_channel_manager_is_offered_no_leads(cast, log_in):
    from leads.lookup import OWNERS

    assert cast.marco in OWNERS["user"].rows(cast.ada)

    log_in(cast.ada).post(f"/users/{cast.marco.pk}/freezing/", {"is_frozen": "yes"})

    assert cast.marco not in OWNERS["user"].rows(cast.ada)
    log_in(cast.ada).post(f"/users/{cast.marco.pk}/freezing/", {"is_frozen": "no"})
    assert cast.marco in OWNERS["user"].rows(cast.ada)


def test_who_may_not_change_a_user_does_not_freeze_them(cast, log_in):
    for stranger, answer in ((cast.marco, 404), (cast.petra, 404)):
        page = log_in(stranger).post(f"/users/{cast.paul.pk}/freezing/", {"is_frozen": "yes"})
        assert page.status_code == answer
    cast.paul.refresh_from_db()
    assert not cast.paul.is_frozen
