"""Take, hand back, change owner and round robin against each other, in processes of their own."""

from collections import Counter

import pytest

pytestmark = pytest.mark.race
MOVES = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason IN ('take', 'manual') GROUP BY 1"
DEALT = "SELECT lead_id, to_owner_id FROM leads_transfer"
TAKER_0 = """SELECT o.id FROM leads_owner o JOIN accounts_user u ON u.id = o.user_id
    WHERE u.email = 'taker0@race.example'"""
CARLA = "carla@prm.example"


def taker(number):
    return f"taker{number}@race.example"


def race(course, leads, racers, *, limit=0):
    """Let them all begin at once; `racers` are (role, who). Answers what came of each lead."""
    scene = [("tests.queues.race_scene", leads, limit)]
    return course.race(scene, *(("tests.queues.race", *racer) for racer in racers))


def moves(course):
    return sorted(count for _lead, count in course.rows(MOVES))


def test_each_lead_has_one_winner_of_takers_and_a_manager(course):
    """R10: nobody gets an error page, who was too late is told on the queue's page."""
    racers = [("take", taker(n)) for n in range(4)] + [("assign", CARLA), ("assign", CARLA)]

    answers = race(course, 16, racers)

    assert moves(course) == [1] * 16
    statuses = Counter(status for racer in answers[:4] for _pk, (status, _url) in racer)
    won = Counter("/leads/" in url for racer in answers[:4] for _pk, (_status, url) in racer)
    assert statuses == {302: 64}
    assert won[True] + sum(n for racer in answers[4:] for _pk, n in racer) == 16


def test_of_sixty_four_who_want_fifty_leads_each_has_one_winner(course):
    """R10, at the size it names."""
    answers = race(course, 50, [("win", taker(n % 7)) for n in range(64)])

    assert moves(course) == [1] * 50
    assert sum(n for racer in answers for _pk, n in racer) == 50


def test_no_lead_is_lost_while_they_are_taken_handed_back_and_dealt(course):
    """R10, R11: the owner of each lead is where its last transfer put it."""
    racers = [("back", taker(n)) for n in range(3)] + [("deal", CARLA), ("take", taker(4))]

    race(course, 12, racers)

    last = """SELECT COUNT(*) FROM leads_lead l JOIN leads_transfer t ON t.lead_id = l.id
        AND t.handover = l.handover AND t.to_owner_id = l.owner_id"""
    chain = """SELECT COUNT(*) FROM leads_transfer a WHERE a.from_owner_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM leads_transfer b WHERE b.lead_id = a.lead_id
        AND b.to_owner_id = a.from_owner_id)"""
    assert course.rows(last) == [(12,)]
    assert course.rows(chain) == [(0,)]


def test_a_limit_holds_when_one_member_takes_in_many_windows_at_once(course):
    """R10: twenty takes in four processes, five allowed."""
    race(course, 5, [("take", taker(0))] * 4, limit=3)

    taken = course.rows("SELECT COUNT(*) FROM leads_transfer WHERE reason = 'take'")
    assert taken == [(3,)]


def test_eight_who_deal_at_once_deal_evenly(course):
    """R12: 8 processes deal 400 leads to 7 members; the ledger and the leads agree."""
    race(course, 400, [("deal", CARLA, "8")] * 8)

    owners = """SELECT COUNT(*) FROM leads_transfer WHERE reason = 'round robin'
        GROUP BY to_owner_id"""
    got = [count for (count,) in course.rows(owners)]
    assert (sum(got), max(got) - min(got)) == (400, 1)
    assert course.rows("SELECT SUM(leads) FROM leads_dealt") == [(400,)]


def test_who_is_paused_meanwhile_gets_none_and_the_others_even_shares(course):
    """R12: 8 processes deal 112 leads; of seven members one is paused after the first half."""
    racers = [("tests.queues.phases", CARLA, "8")] * 8
    halves = course.race([("tests.queues.race_scene", 112, 0)], *racers)

    owner = dict(course.rows(f"{DEALT} WHERE reason = 'round robin'"))
    before, after = (Counter(owner[pk] for half in halves for pk in half[n]) for n in (0, 1))
    ((paused,),) = course.rows(TAKER_0)
    assert set(before.values()) == {8}
    assert (after[paused], sum(after.values()), len(after)) == (0, 56, 6)
    assert max(after.values()) - min(after.values()) <= 1


def test_without_the_conditional_update_the_race_is_lost(course):
    """R10: the negative control."""
    course.only_on_postgresql()

    race(course, 3, [("assign", CARLA, "naive")] * 6)

    assert max(moves(course)) > 1
