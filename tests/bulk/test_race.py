"""Bulk against bulk, take and change owner, in processes of their own."""

import pytest

from tests.queues.test_race import CARLA, taker

pytestmark = pytest.mark.race
LEADS = 16
MOVES = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason <> 'created' GROUP BY 1"
ADA = "ada@prm.example"


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
