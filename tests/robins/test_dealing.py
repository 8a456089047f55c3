"""A round robin deals: who gets the next leads, who is passed over, what is written of it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from leads.models import Dealt, Lead, RoundRobinMember, Skip, Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

from .conftest import names

Out = RoundRobinMember.Out


def put(member, **values):
    RoundRobinMember.objects.filter(pk=member.pk).update(**values)


def rows(lead):
    return Lead.objects.unscoped().filter(pk=lead.pk)


def test_leads_go_round(robin, members):
    first, second = robin.deal(2), robin.deal(2)

    assert names(first + second) == ["Paul Rossi", "Petra Galli", "Rita Conti", "Paul Rossi"]


def test_what_is_foreseen_is_dealt_then(robin, members):
    robin.deal(2)

    foreseen = names(robin.foresee(10))

    assert names(robin.foresee(10)) == foreseen == names(robin.deal(10))


def test_the_ledger_says_what_each_got_and_what_their_share_was(robin, members):
    put(members["rita"], weight=2)

    robin.deal(8)

    robin.refresh_from_db()
    rows = [(m.received, m.share_at(robin.tally)) for m in robin.members.all()]
    assert rows == [(2, pytest.approx(2)), (2, pytest.approx(2)), (4, pytest.approx(4))]
    assert sorted(Dealt.objects.values_list("leads", flat=True)) == [2, 2, 4]


OUT = {
    "paused": ({"paused_until": date(2999, 1, 1)}, Out.PAUSED),
    "no working day": ({"days": ""}, Out.DAY),
    "none a day": ({"most_a_day": 0}, Out.TODAY),
    "none open": ({"most_open": 0}, Out.OPEN),
}


@pytest.mark.parametrize(("values", "reason"), OUT.values(), ids=OUT)
def test_who_cannot_receive_gets_nothing_and_the_ledger_says_why(robin, members, values, reason):
    """R12"""
    put(members["paul"], **values)

    hands = robin.deal(4)

    assert "Paul Rossi" not in names(hands)
    assert hands[0][1]["skipped"] == [[members["paul"].owner_id, reason]]
    robin.refresh_from_db()
    skip = Skip.objects.get(owner=members["paul"].owner)
    assert (skip.reason, skip.passed_by(robin.dealt), skip.until) == (reason, 4, None)


def test_limits_hold_in_the_middle_of_a_dealing(cast, robin, members):
    LeadFactory(of=cast.paul)
    put(members["paul"], most_open=3)
    put(members["petra"], most_a_day=1)

    got = names(robin.deal(9))

    assert [got.count(name) for name in ("Paul Rossi", "Petra Galli", "Rita Conti")] == [2, 1, 6]


def test_a_day_later_the_day_begins_anew(robin, members, time_machine):
    put(members["paul"], most_a_day=1)
    time_machine.move_to("2026-03-02T22:00:00Z")
    robin.deal(3)
    assert "Paul Rossi" not in names(robin.deal(3))

    time_machine.move_to("2026-03-03T00:00:00Z")

    assert names(robin.deal(3)).count("Paul Rossi") == 1


def test_who_comes_back_starts_where_the_others_are(robin, members):
    """R12: neither a flood nor a gap."""
    put(members["paul"], paused_until=date(2999, 1, 1))
    robin.deal(100)
    put(members["paul"], paused_until=None)

    got = names(robin.deal(9))

    assert [got.count(name) for name in set(got)] == [3, 3, 3]
    skip = Skip.objects.get()
    assert (skip.passed_by(999), skip.until is None) == (100, False)


def test_nobody_can_receive_so_the_fallback_does_and_the_manager_is_told_once(robin, time_machine):
    """Never to nowhere."""
    time_machine.move_to(now := timezone.now())

    hands = robin.deal(2) + robin.deal(1)

    assert [str(owner) for owner, _why in hands] == ["Nordic leads"] * 3
    assert all(why["fallback"] for _owner, why in hands)
    assert [mail.recipient.first_name for mail in Mail.objects.unscoped()] == ["Carla"]
    time_machine.move_to(now + timedelta(minutes=61))
    robin.deal(1)
    assert Mail.objects.unscoped().count() == 2


def test_one_that_is_off_deals_to_the_fallback(robin, members):
    robin.is_active = False
    robin.save()

    assert names(robin.deal(2)) == ["Nordic leads"] * 2


def test_leads_are_handed_out_each_with_why(cast, robin, members):
    leads = LeadFactory.create_batch(3, of=cast.carla)
    rows = Lead.objects.unscoped().filter(owner__user=cast.carla)

    assert rows.deal(robin, Act(cast.carla, "round robin")) == 3

    assert {Lead.objects.unscoped().get(pk=lead.pk).owner.user for lead in leads} == {
        *(cast.paul, cast.petra, cast.rita)
    }
    why = Transfer.objects.unscoped().filter(reason="round robin").first().why
    could = [member.owner_id for member in members.values()]
    said = {"round_robin": robin.pk, "name": "Southern Europe"}
    assert why == said | {"of": 3, "could": could, "skipped": []}


@pytest.mark.parametrize("notify", [True, False])
def test_each_new_owner_gets_one_mail_though_the_reasons_differ(cast, robin, members, notify):
    """F10: Rita is full after her first lead, and what is written of later leads says so."""
    put(members["rita"], most_a_day=1)
    LeadFactory.create_batch(5, of=cast.carla)

    mine = Lead.objects.unscoped().filter(owner__user=cast.carla)
    assert mine.deal(robin, Act(cast.carla, "round robin", notify=notify)) == 5

    transfers = Transfer.objects.unscoped().filter(reason="round robin")
    assert len({str(each.why) for each in transfers}) == 2
    told = Mail.objects.unscoped().filter(kind="assignment").values_list("recipient", flat=True)
    everybody = [member.owner.user_id for member in members.values()]
    assert sorted(told) == (sorted(everybody) if notify else [])


def test_a_lead_that_somebody_else_took_meanwhile_is_nobodys_turn(cast, robin, members):
    """R10"""
    lead = LeadFactory(of=cast.carla)
    rows = Lead.objects.unscoped().filter(pk=lead.pk, owner=owner_of(cast.marco))

    assert rows.deal(robin, Act(cast.carla, "round robin")) == 0

    assert names(robin.deal(1)) == ["Paul Rossi"]
    assert Dealt.objects.count() == 1


def test_many_leads_cost_as_many_statements_as_few(robin, members):
    robin.deal(1)

    assert statements(robin, 1000) == statements(robin, 4)


def statements(robin, count):
    with CaptureQueriesContext(connection) as queries:
        robin.deal(count)
    return len(queries)
