"""What a round robin's ledger counts is what its members received: turns that moved a lead."""

import pytest

from accounts.models import Organization
from leads.assignment import Trial, assign
from leads.models import AssignmentRule, Dealt, Distribution, Lead, RuleEntry, Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

from .conftest import names

SAID = "2026-03-01T00:00Z"


@pytest.fixture
def demanded(db):
    Organization.objects.update(demands_consent=True)


def deal(cast, robin):
    return Lead.objects.unscoped().deal(robin, Act(cast.carla, "round robin"))


def by_rule(cast, robin):
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], cast.ada, seen=1)
    return assign(rule, Lead.objects.unscoped(), Act(cast.carla, "rule"))


WAYS = pytest.mark.parametrize("hand_out", [deal, by_rule])


def received(robin):
    return {str(member): member.received for member in robin.members.all()}


def differences(robin):
    robin.refresh_from_db()
    return [m.received - m.share_at(robin.tally) for m in robin.members.all()]


@WAYS
def test_what_is_theirs_already_is_their_turn_and_nothing_they_received(cast, robin, hand_out):
    """R12"""
    for user in (cast.paul, cast.petra):
        robin.admit(owner_of(user))
    LeadFactory.create_batch(4, of=cast.paul)

    assert hand_out(cast, robin) == 2

    assert received(robin) == {"Paul Rossi": 0, "Petra Galli": 2}
    assert differences(robin) == pytest.approx([0, 0])
    assert [(str(row.owner), row.leads) for row in Dealt.objects.all()] == [("Petra Galli", 2)]
    assert robin.dealt == 2


@WAYS
@pytest.mark.parametrize(("fallback", "moved"), [("nordic", 3), ("southern", 1)])
def test_what_may_not_leave_the_house_is_nobodys_turn(
    cast, robin, members, demanded, hand_out, fallback, moved
):
    """R12: two go to the fallback, or stay if it is outside, too; the third is the first turn."""
    robin.fallback = getattr(cast, fallback).lead_owner
    robin.save()
    silent = LeadFactory.create_batch(2, of=cast.carla)
    LeadFactory(of=cast.carla, consented_at=SAID)

    assert hand_out(cast, robin) == moved

    assert received(robin) == {"Paul Rossi": 1, "Petra Galli": 0, "Rita Conti": 0}
    rows = Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in silent])
    have = robin.fallback if moved == 3 else owner_of(cast.carla)
    assert {lead.owner for lead in rows} == {have}
    assert names(robin.deal(2)) == ["Petra Galli", "Rita Conti"]
    told = Mail.objects.unscoped().filter(kind="round-robin")
    assert [mail.recipient for mail in told] == [cast.carla]


def test_why_the_fallback_got_it_names_the_members_who_may_not(cast, robin, members, demanded):
    lead = LeadFactory(of=cast.carla)

    deal(cast, robin)

    why = Transfer.objects.last_of(lead.pk).why
    assert (why["of"], why["could"], why["fallback"]) == (0, [], True)
    assert {reason for _owner, reason in why["skipped"]} == {"consent"}


@WAYS
def test_what_is_too_much_for_those_inside_goes_to_the_fallback(
    cast, robin, members, demanded, hand_out
):
    """R12"""
    robin.admit(owner_of(cast.marco), most_a_day=1)
    LeadFactory.create_batch(3, of=cast.carla)

    assert hand_out(cast, robin) == 3

    assert received(robin)["Marco Vitale"] == 1
    assert Lead.objects.unscoped().filter(owner=robin.fallback).count() == 2


@WAYS
def test_it_is_dealt_to_those_inside_and_the_others_make_up_for_it(
    cast, robin, members, demanded, hand_out
):
    """R12"""
    robin.admit(owner_of(cast.marco))
    LeadFactory.create_batch(3, of=cast.carla)

    assert hand_out(cast, robin) == 3

    assert received(robin)["Marco Vitale"] == 3
    assert set(names(robin.deal(9))) == {"Paul Rossi", "Petra Galli", "Rita Conti"}
    assert differences(robin) == pytest.approx([0, 0, 0, 0])


@pytest.mark.parametrize(("said", "moved"), [(None, 0), (SAID, 1)])
def test_a_fallback_outside_gets_what_may_leave_the_house(cast, robin, demanded, said, moved):
    """Nobody takes part: what Paul, the fallback, may not get stays, and is not in the ledger."""
    robin.fallback = owner_of(cast.paul)
    robin.save()
    LeadFactory(of=cast.carla, consented_at=said)

    assert deal(cast, robin) == moved

    assert Dealt.objects.filter(is_fallback=True).count() == moved


def test_the_manager_is_told_even_if_not_even_the_fallback_can(cast, robin):
    """Never silent: the lead stays, and somebody knows."""
    robin.fallback = owner_of(cast.ines)
    robin.save()
    LeadFactory(of=cast.carla)

    assert deal(cast, robin) == 0

    assert [mail.recipient for mail in Mail.objects.unscoped()] == [cast.carla]


def test_a_trial_leaves_where_it_is_what_nobody_can_receive(cast, robin):
    robin.fallback = owner_of(cast.ines)
    robin.save()
    Distribution(default_owner=None).keep()
    robin.admit(owner_of(cast.nora))
    rule = AssignmentRule.found("Standard", cast.ada)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], cast.ada, seen=1)
    LeadFactory(of=cast.carla)

    trial = Trial(rule, Lead.objects.unscoped())
    assert [(share.owner, share.gets) for share in trial.shares] == [(owner_of(cast.carla), 1)]
    assert trial.changes == 0
