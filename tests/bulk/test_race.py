"""Bulk against bulk, rule, take, hand back and change owner, in processes of their own."""

import pytest

from tests.queues.test_race import CARLA, taker

pytestmark = pytest.mark.race
LEADS = 16
MOVES = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason <> 'created' GROUP BY 1"
ADA = "ada@prm.example"
LAST = """SELECT COUNT(*) FROM leads_lead l JOIN leads_transfer t ON t.lead_id = l.id
    AND t.handover = l.handover AND t.to_owner_id = l.owner_id"""
BROKEN = """SELECT COUNT(*) FROM (SELECT from_owner_id AS before, LAG(to_owner_id)
    OVER (PARTITION BY lead_id ORDER BY id) AS had FROM leads_transfer) AS chain
    WHERE COALESCE(before, 0) <> COALESCE(had, 0)"""
TOLD = """SELECT "key" FROM prm_mail WHERE kind = 'assignment' ORDER BY 1"""
TO_TELL = """SELECT DISTINCT t.handover, t.to_owner_id FROM leads_transfer t
    JOIN leads_owner o ON o.id = t.to_owner_id WHERE t.notify AND o.user_id IS NOT NULL"""


def test_each_lead_has_one_winner_of_two_runs_takers_and_a_manager(course):
    """R10: what a run came too late for it skips, and says so; nothing is half done."""
    racers = [
        ("tests.bulk.race", CARLA, taker(5)),
        ("tests.bulk.race", ADA, taker(6)),
        ("tests.queues.race", "take", taker(0)),
        ("tests.queues.race", "take", taker(1)),
        ("tests.queues.race", "assign", CARLA),
    ]

    one, other, *answers = course.race([("tests.queues.race_scene", LEADS, 0)], *racers)

    assert sorted(n for _lead, n in course.rows(MOVES)) == [1] * LEADS
    assert [one[:2], other[:2]] == [["done", 0]] * 2
    assert [one[2] + one[3], other[2] + other[3]] == [LEADS] * 2
    taken = sum("/leads/" in url for racer in answers[:2] for _pk, (_status, url) in racer)
    assert taken + sum(n for _pk, n in answers[2]) + one[2] + other[2] == LEADS
    assert {status for racer in answers[:2] for _pk, (status, _url) in racer} == {302}


def test_take_hand_back_rule_bulk_and_change_owner_over_the_same_leads(course):
    """R10, R11, R15: one owner each, an unbroken history, one mail for each receiver and act."""
    racers = [
        ("tests.queues.race", "take", taker(0)),
        ("tests.queues.race", "back", taker(1)),
        ("tests.bulk.race", ADA),
        ("tests.bulk.race", CARLA, taker(5)),
        ("tests.leads.race", CARLA),
        ("tests.leads.race", ADA),
    ]

    taken, _back, *runs, one, other = course.race([("tests.bulk.race_scene", 8)], *racers)

    assert {status for _pk, (status, _url) in taken} == {302}
    assert [run[:2] for run in runs] == [["done", 0]] * 2
    assert {*one, *other} <= {302, 409}
    assert course.rows(LAST) == [(8,)]
    assert course.rows(BROKEN) == [(0,)]
    told = [key.replace("-", "") for (key,) in course.rows(TOLD)]
    acts = [(str(act).replace("-", ""), owner) for act, owner in course.rows(TO_TELL)]
    assert told == sorted(f"handover:{act}:{owner}" for act, owner in acts)


def test_without_the_conditional_update_a_history_is_broken(course):
    """R10: the negative control; two who have read that a lead waits give it to somebody each."""
    course.only_on_postgresql()
    racers = [("tests.queues.race", "assign", who, "naive") for who in (CARLA, ADA)]

    course.race([("tests.bulk.race_scene", 2)], *racers)

    assert course.rows(BROKEN)[0][0] > 0
