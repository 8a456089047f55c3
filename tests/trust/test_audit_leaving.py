"""R34: what somebody who leaves no longer has, and who has it now."""

import pytest

from accounts.leaving import HOLDINGS, Successor
from accounts.models import Audience, SharingRule, Territory
from leads.models import LeadUserShare, RoundRobin
from prm.audit import What
from tests.factories import LeadFactory, owner_of

from .audited import noted

pytestmark = pytest.mark.django_db


def leaves(user, by, kind, to=None):
    """What `user` holds of one kind goes to somebody or nobody, their accounts to `by`."""
    handing = {HOLDINGS["accounts"]: successor(by), HOLDINGS[kind]: to and successor(to)}
    user.leave(by, handing)


def successor(user):
    return Successor(f"user:{user.pk}", str(user), "colleague", user)


def in_queue(user):
    return {"who": "accounts.user", "pk": user.pk}


def test_places_in_queues_end_and_go_to_a_successor(cast):
    cast.nordic.admit(cast.carla)

    rows = noted(What.ROLE, lambda: leaves(cast.carla, cast.ada, "queue_memberships", cast.marco))

    assert {row.about for row in rows} == {cast.nordic}
    assert [row.details for row in rows] == [
        {"may": "take_queue", **in_queue(cast.marco)},
        {"may_not": "take_queue", **in_queue(cast.carla)},
    ]


def test_or_to_nobody(cast):
    cast.nordic.admit(cast.paul)

    [row] = noted(What.ROLE, lambda: leaves(cast.paul, cast.carla, "queue_memberships"))

    assert (row.about, row.details) == (
        cast.nordic,
        {"may_not": "take_queue", **in_queue(cast.paul)},
    )
    assert cast.paul not in cast.nordic.members


def test_so_do_territories(cast):
    south = Territory.objects.create(name="South")
    south.cover(cast.carla)

    rows = noted(What.ROLE, lambda: leaves(cast.carla, cast.ada, "territories", cast.marco))

    assert [(row.about, row.details) for row in rows] == [
        (south, {"may": "cover_territory", "user": cast.marco.pk}),
        (south, {"may_not": "cover_territory", "user": cast.carla.pk}),
    ]


def test_and_places_in_round_robins(cast):
    fallback = cast.nordic.lead_owner
    robin = RoundRobin.objects.create(name="South", fallback=fallback, manager=cast.marco)
    robin.admit(owner_of(cast.paul))

    rows = noted(What.ROLE, lambda: leaves(cast.paul, cast.carla, "turns", cast.petra))

    assert [(row.about, row.details) for row in rows] == [
        (robin, {"may": "receive_leads", "owner": owner_of(cast.petra).pk}),
        (robin, {"may_not": "receive_leads", "owner": owner_of(cast.paul).pk}),
    ]


def test_shares_end(cast):
    lead = LeadFactory(of=cast.carla)
    LeadUserShare.give(lead, cast.marco, cast.carla)

    [row] = noted(What.SHARE, lambda: leaves(cast.marco, cast.ada, "shares"))

    assert (row.about, row.by) == (lead, cast.ada)
    assert row.details == {"user": cast.marco.pk, "withdrawn": True}


def test_sharing_rules_that_name_them_are_switched_off(cast):
    rule = SharingRule(name="Telling", records="leads", source=Audience.of("internal"))
    rule.target = Audience.of("user", user=cast.marco)
    rule.store(cast.ada)

    [row] = noted(What.SHARE, lambda: leaves(cast.marco, cast.ada, "sharing_rules"))

    assert (row.about, row.by, row.details["active"]) == (rule, cast.ada, False)
