"""Who cannot be given leads is dealt none: a member, the fallback, a queue of nobody."""

import pytest

from leads.models import Distribution, Lead, RoundRobinMember, Skip, Transfer
from leads.models.lead_queryset import Act
from leads.why import explain
from prm.models import Mail
from tests.factories import InternalUserFactory, LeadFactory, QueueFactory, owner_of

from .conftest import names

Out = RoundRobinMember.Out


def rows(lead):
    return Lead.objects.unscoped().filter(pk=lead.pk)


def test_who_is_not_eligible_gets_nothing(cast, robin, members):
    """R12"""
    cast.community.dismiss(cast.partners)
    robin.admit(owner_of(cast.marco))

    assert set(names(robin.deal(4))) == {"Marco Vitale"}
    assert set(Skip.objects.values_list("reason", flat=True)) == {Out.INELIGIBLE}


def frozen(user, by):
    user.freeze(by)
    return user


@pytest.mark.parametrize(
    "fallback",
    [
        lambda cast: cast.nora,
        lambda cast: cast.ines,
        lambda cast: frozen(cast.petra, cast.ada),
        lambda cast: frozen(InternalUserFactory(), cast.ada),
        lambda cast: QueueFactory(),
    ],
    ids=["never logged in", "inactive", "frozen", "frozen inside", "queue of nobody"],
)
def test_a_fallback_that_cannot_receive_gets_nothing(cast, robin, fallback):
    """R12: what nobody can receive goes to the default lead owner, and never to nowhere."""
    robin.fallback = owner_of(fallback(cast))
    robin.save()
    Distribution(default_owner=owner_of(cast.marco)).keep()
    lead = LeadFactory(of=cast.carla)

    rows(lead).deal(robin, Act(cast.carla, "round robin"))

    assert rows(lead).get().owner == owner_of(cast.marco)
    (transfer,) = explain([Transfer.objects.last_of(lead.pk)], cast.ada)
    assert "so the default lead owner did" in transfer.explanation.outcome
    assert Mail.objects.unscoped().get().kind == "round-robin"


def test_where_nobody_at_all_can_receive_the_lead_stays(cast, robin):
    """R11"""
    robin.fallback = owner_of(cast.ines)
    robin.save()
    lead = LeadFactory(of=cast.carla)

    assert rows(lead).deal(robin, Act(cast.carla, "round robin")) == 0

    assert rows(lead).get().owner == owner_of(cast.carla)


@pytest.mark.parametrize(
    ("people", "gets"),
    [
        ((), {"Marco Vitale"}),
        (("ines", "nora"), {"Marco Vitale"}),
        (("ines", "paul"), {"Marco Vitale", "Pool"}),
    ],
)
def test_a_queue_gets_leads_if_somebody_can_take_them(cast, robin, people, gets):
    """R12"""
    queue = QueueFactory(name="Pool")
    queue.set_members([getattr(cast, name) for name in people])
    robin.admit(owner_of(queue))
    robin.admit(owner_of(cast.marco))

    assert set(names(robin.deal(4))) == gets
