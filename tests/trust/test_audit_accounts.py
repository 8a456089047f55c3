"""R34: whose an account is, which level it has, whether it is a partner: from what to what."""

import pytest
from django.urls import reverse

from accounts.leaving import HOLDINGS, Successor
from accounts.models import Level
from prm.audit import What
from tests.factories import AccountFactory

from .audited import noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(cast):
    """The form of Acme as it stands."""
    level = cast.acme.level_id
    return {"name": "Acme Sistemi", "status": "active", "country": "IT", "level": level}


def edited(browser, account, values):
    answer = browser.post(reverse("accounts:edit", args=[account.pk]), values)
    assert answer.status_code == 302


def change_of_owner(before, after):
    return {"owner": {"from": before.pk, "to": after.pk}}


def test_another_owner_is_noted(cast, log_in, sent):
    browser, values = log_in(cast.carla), sent | {"owner": cast.marco.pk}

    [row] = noted(What.ASSIGN, lambda: edited(browser, cast.acme, values))

    cast.acme.refresh_from_db()
    assert cast.acme.owner == cast.marco
    assert (row.by, row.about) == (cast.carla, cast.acme)
    assert row.details == change_of_owner(cast.carla, cast.marco)


def test_the_same_owner_is_not(cast, log_in, sent):
    browser, values = log_in(cast.carla), sent | {"owner": cast.carla.pk, "phone": "1"}

    assert noted(What.ASSIGN, lambda: edited(browser, cast.acme, values)) == []
    assert noted(What.ASSIGN, lambda: cast.acme.give_to(cast.carla, cast.ada)) == []


def test_who_may_not_change_it_leaves_no_such_entry(cast, log_in, sent):
    url, browser = reverse("accounts:edit", args=[cast.acme.pk]), log_in(cast.marco)

    rows = noted(What.ASSIGN, lambda: browser.post(url, sent | {"owner": cast.marco.pk}))

    cast.acme.refresh_from_db()
    assert (cast.acme.owner, rows) == (cast.carla, [])


def test_nor_is_the_admin_a_way_round_it(cast, log_in, sent):
    url = reverse("admin:accounts_account_change", args=[cast.acme.pk])
    values = sent | {"owner": cast.marco.pk}

    [row] = noted(What.ASSIGN, lambda: log_in(cast.ada).post(url, values))

    cast.acme.refresh_from_db()
    assert cast.acme.owner == cast.marco
    told = (row.by, row.about, row.details)
    assert told == (cast.ada, cast.acme, change_of_owner(cast.carla, cast.marco))


def test_an_account_is_made_in_the_admin_and_nobody_owned_it_before(cast, log_in):
    values = {"name": "Dala", "status": "prospect", "owner": cast.marco.pk}
    browser = log_in(cast.ada)

    rows = noted(What.ASSIGN, lambda: browser.post(reverse("admin:accounts_account_add"), values))

    assert rows == []
    assert cast.marco.owned_accounts(manager="objects").unscoped().filter(name="Dala").exists()


def test_who_leaves_hands_on_each_account_and_nobody_elses(cast):
    mine = {cast.acme, cast.cedar, AccountFactory(owner=cast.carla)}
    to = Successor(f"user:{cast.marco.pk}", "Marco", "colleague", cast.marco)

    rows = noted(What.ASSIGN, lambda: cast.carla.leave(cast.ada, {HOLDINGS["accounts"]: to}))

    told = change_of_owner(cast.carla, cast.marco)
    assert {(row.by, row.about) for row in rows} == {(cast.ada, account) for account in mine}
    assert [row.details for row in rows] == [told] * 3


@pytest.mark.parametrize("page", ["accounts:edit", "admin:accounts_account_change"])
def test_another_level_is_noted_for_rules_share_by_it(cast, log_in, sent, page):
    before, after = cast.acme.level_id, Level.objects.get(name="Silver").pk
    values = sent | {"owner": cast.carla.pk, "level": after}
    url = reverse(page, args=[cast.acme.pk])

    [row] = noted(What.ROLE, lambda: log_in(cast.ada).post(url, values))

    assert (row.by, row.about) == (cast.ada, cast.acme)
    assert row.details == {"level": {"from": before, "to": after}}


def test_twice_a_partner_is_once(cast):
    enabled = noted(What.ACCESS, lambda: cast.cedar.enable_as_partner(cast.carla))
    again = noted(What.ACCESS, lambda: cast.cedar.enable_as_partner(cast.marco))

    assert [(row.by, row.about, row.details) for row in [*enabled, *again]] == [
        (cast.carla, cast.cedar, {"partner": True})
    ]
