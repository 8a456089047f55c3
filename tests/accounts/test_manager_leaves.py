"""A channel manager leaves: whatever they hold goes where somebody said."""

import pytest
from django.urls import reverse

from accounts import leaving
from accounts.forms import AccountForm
from accounts.models import Account, Territory, User
from leads.models import AssignmentRule, Distribution, Lead, RoundRobin, RuleEntry
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db
HELD = [
    *("accounts", "territories", "leads", "turns", "fallbacks", "robin_managers"),
    *("queue_memberships", "rule_targets"),
]


@pytest.fixture
def carla(cast):
    """Carla, with one of each sort of things that managers hold."""
    LeadFactory(of=cast.carla)
    Territory.objects.create(name="South").cover(cast.carla)
    robin = RoundRobin.objects.create(
        name="Turns", fallback=owner_of(cast.carla), manager=cast.carla
    )
    robin.admit(owner_of(cast.carla))
    cast.nordic.admit(cast.carla)
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise([RuleEntry(target="owner", owner=owner_of(cast.carla))], cast.ada, seen=1)
    rule.activate()
    now = Distribution.current()
    now.default_owner = owner_of(cast.carla)
    now.keep()
    return cast.carla


def leave(browser, user, **sent):
    return browser.post(reverse("users:leaving", args=[user.pk]), sent)


def test_all_that_they_hold_goes_to_a_colleague(cast, log_in, carla):
    answer = leave(log_in(cast.ada), carla, **dict.fromkeys(HELD, f"user:{cast.marco.pk}"))

    carla.refresh_from_db()
    assert answer.status_code == 302
    assert not carla.is_active
    assert leaving.held_by([carla]) == {}
    assert {kind.key for kind in leaving.held_by([cast.marco])} == set(HELD)
    assert set(Account.objects.unscoped().values_list("owner", flat=True)) == {cast.marco.pk}
    assert Lead.objects.unscoped().get().owner.user == cast.marco


@pytest.mark.parametrize("missing", ["accounts", "leads", "robin_managers", "rule_targets"])
def test_without_a_place_for_each_nothing_happens(cast, log_in, carla, missing):
    sent = dict.fromkeys(HELD, f"user:{cast.marco.pk}") | {missing: ""}

    answer = leave(log_in(cast.ada), carla, **sent)

    carla.refresh_from_db()
    assert "Choose where this goes." in answer.text
    assert carla.is_active
    assert {kind.key for kind in leaving.held_by([carla])} == set(HELD)


@pytest.mark.parametrize("field", ["accounts", "territories", "robin_managers"])
def test_what_only_people_hold_goes_to_no_queue(cast, log_in, carla, field):
    sent = dict.fromkeys(HELD, f"user:{cast.marco.pk}") | {field: f"queue:{cast.nordic.pk}"}

    leave(log_in(cast.ada), carla, **sent)

    carla.refresh_from_db()
    assert carla.is_active


def test_who_holds_nothing_is_shut_at_once(cast, log_in, carla):
    """And who is no administrator does not come to the page."""
    assert leave(log_in(cast.carla), cast.marco).status_code == 403
    Account.objects.unscoped().update(owner=carla)

    leave(log_in(cast.ada), cast.marco)

    cast.marco.refresh_from_db()
    assert not cast.marco.is_active


def owner_of_acme(cast):
    return Account.objects.unscoped().get(pk=cast.acme.pk).owner


def test_who_has_left_is_given_no_account_in_the_admin(cast, log_in):
    """Its search offers everybody."""
    User.objects.filter(pk=cast.marco.pk).update(is_active=False)
    url = reverse("admin:accounts_account_change", args=[cast.acme.pk])
    sent = {"name": "Acme Sistemi", "status": "active", "country": "IT", "owner": cast.marco.pk}

    answer = log_in(cast.ada).post(url, sent | {"level": cast.acme.level_id}, follow=True)

    assert "cannot log in any more" in answer.text
    assert owner_of_acme(cast) == cast.carla


def test_who_leaves_at_that_moment_is_given_none_either(cast, log_in, monkeypatch):
    """The form has found them still here."""
    save = AccountForm.save_changes

    def left_meanwhile(form, by):
        User.objects.filter(pk=cast.marco.pk).update(is_active=False)
        save(form, by)

    monkeypatch.setattr(AccountForm, "save_changes", left_meanwhile)
    sent = {"name": "New name", "status": "active", "country": "IT", "owner": cast.marco.pk}
    answer = log_in(cast.carla).post(reverse("accounts:edit", args=[cast.acme.pk]), sent)

    assert "cannot log in any more" in answer.text
    assert owner_of_acme(cast) == cast.carla
    assert Account.objects.unscoped().get(pk=cast.acme.pk).name == "Acme Sistemi"
