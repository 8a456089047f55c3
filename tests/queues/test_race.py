"""Take, hand back, change owner and round robin against each other, in processes of their own."""

import json
from collections import Counter

import pytest

from tests.faults.databases import fresh_database
from tests.faults.processes import eventually
from tests.leads.test_owner_race import output_of, start

pytestmark = pytest.mark.race
MOVES = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason IN ('take', 'manual') GROUP BY 1"
CARLA = "carla@prm.example"


@pytest.fixture
def database(tmp_path):
    database = fresh_database(tmp_path)
    yield database
    database.drop()


def taker(number):
    return f"taker{number}@race.example"


def race(database, folder, leads, racers, *, limit=0, mode=()):
    """Let them all begin at once; `racers` are (role, who). Answers what came of each lead."""
    output_of(start(database, folder, "manage.py", "migrate", "-v0"))
    output_of(start(database, folder, "-m", "tests.queues.race_scene", str(leads), str(limit)))
    running = [
        start(database, folder, "-m", "tests.queues.race", folder, f"racer{n}", *racer, *mode)
        for n, racer in enumerate(racers)
    ]
    eventually(lambda: len(list(folder.glob("*.ready"))) == len(racers), 90)
    (folder / "go").touch()
    return [json.loads(output_of(process)) for process in running]


def moves(database):
    return sorted(count for _lead, count in database.rows(MOVES))


def test_each_lead_has_one_winner_of_takers_and_a_manager(database, tmp_path):
    """R10: nobody gets an error page, who was too late is told on the queue's page."""
    racers = [("take", taker(n)) for n in range(4)] + [("assign", CARLA), ("assign", CARLA)]

    answers = race(database, tmp_path, 16, racers)

    assert moves(database) == [1] * 16
    statuses = Counter(status for racer in answers[:4] for _pk, (status, _url) in racer)
    won = Counter("/leads/" in url for racer in answers[:4] for _pk, (_status, url) in racer)
    assert statuses == {302: 64}
    assert won[True] + sum(n for racer in answers[4:] for _pk, n in racer) == 16


def test_no_lead_is_lost_while_they_are_taken_handed_back_and_dealt(database, tmp_path):
    """R10, R11: the owner of each lead is where its last transfer put it."""
    racers = [("back", taker(n)) for n in range(3)] + [("deal", CARLA), ("take", taker(4))]

    race(database, tmp_path, 12, racers)

    last = """SELECT COUNT(*) FROM leads_lead l JOIN leads_transfer t ON t.lead_id = l.id
        AND t.handover = l.handover AND t.to_owner_id = l.owner_id"""
    chain = """SELECT COUNT(*) FROM leads_transfer a WHERE a.from_owner_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM leads_transfer b WHERE b.lead_id = a.lead_id
        AND b.to_owner_id = a.from_owner_id)"""
    assert database.rows(last) == [(12,)]
    assert database.rows(chain) == [(0,)]


def test_a_limit_holds_when_one_member_takes_in_many_windows_at_once(database, tmp_path):
    """R10: twenty takes in four processes, five allowed."""
    race(database, tmp_path, 5, [("take", taker(0))] * 4, limit=3)

    taken = database.rows("SELECT COUNT(*) FROM leads_transfer WHERE reason = 'take'")
    assert taken == [(3,)]


def test_eight_who_deal_at_once_deal_evenly(database, tmp_path):
    """R12: 8 processes, 7 members; the ledger and the leads agree."""
    race(database, tmp_path, 50, [("deal", CARLA)] * 8)

    owners = """SELECT COUNT(*) FROM leads_transfer WHERE reason = 'round robin'
        GROUP BY to_owner_id"""
    got = [count for (count,) in database.rows(owners)]
    assert (sum(got), max(got) - min(got)) == (50, 1)
    assert database.rows("SELECT SUM(leads) FROM leads_dealt") == [(50,)]


def test_without_the_conditional_update_the_race_is_lost(database, tmp_path):
    """R10: the negative control. SQLite lets writers in one by one and cannot show it."""
    if "sqlite" in database.url:
        pytest.skip("only on PostgreSQL")

    race(database, tmp_path, 16, [("assign", CARLA)] * 6, mode=("naive",))

    assert max(moves(database)) > 1
