"""Bulk against bulk, take and change owner, in processes of their own."""

import json

import pytest

from tests.faults.databases import fresh_database
from tests.faults.processes import eventually
from tests.leads.test_owner_race import output_of, start
from tests.queues.test_race import CARLA, taker

pytestmark = pytest.mark.race
LEADS = 16
MOVES = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason <> 'created' GROUP BY 1"
ADA = "ada@prm.example"


@pytest.fixture
def database(tmp_path):
    database = fresh_database(tmp_path)
    yield database
    database.drop()


def race(database, folder, racers):
    """Let them all begin at once; `racers` are a module and its words."""
    output_of(start(database, folder, "manage.py", "migrate", "-v0"))
    output_of(start(database, folder, "-m", "tests.queues.race_scene", str(LEADS), "0"))
    running = [
        start(database, folder, "-m", module, folder, f"racer{n}", *words)
        for n, (module, *words) in enumerate(racers)
    ]
    eventually(lambda: len(list(folder.glob("*.ready"))) == len(racers), 90)
    (folder / "go").touch()
    return [json.loads(output_of(process)) for process in running]


def test_each_lead_has_one_winner_of_two_runs_takers_and_a_manager(database, tmp_path):
    """R10: what a run came too late for it skips, and says so; nothing is half done."""
    racers = [
        ("tests.bulk.race", CARLA, taker(5)),
        ("tests.bulk.race", ADA, taker(6)),
        ("tests.queues.race", "take", taker(0)),
        ("tests.queues.race", "take", taker(1)),
        ("tests.queues.race", "assign", CARLA),
    ]

    one, other, *answers = race(database, tmp_path, racers)

    assert sorted(n for _lead, n in database.rows(MOVES)) == [1] * LEADS
    assert [one[:2], other[:2]] == [["done", 0]] * 2
    assert [one[2] + one[3], other[2] + other[3]] == [LEADS] * 2
    taken = sum("/leads/" in url for racer in answers[:2] for _pk, (_status, url) in racer)
    assert taken + sum(n for _pk, n in answers[2]) + one[2] + other[2] == LEADS
    assert {status for racer in answers[:2] for _pk, (status, _url) in racer} == {302}
