"""F21: a worker sleeps between two batches for longer than its lease, and another goes on."""

import signal
import time

import pytest

from .portal import LEASE, Portal
from .processes import Process, eventually, python
from .scene import LEADS

ROWS = 1000
LEFT = {
    "runs": 'SELECT state, changed FROM leads_run WHERE "left" > 0',
    "imports": "SELECT state, done FROM leads_import WHERE state = 'running'",
}
HANDED = "SELECT COUNT(*), COUNT(DISTINCT lead_id) FROM leads_transfer WHERE reason = '{}'"


@pytest.fixture
def place(tmp_path, database):
    """A portal without a mail server and with the broker of one machine."""
    portal = Portal(tmp_path, database, "", "")
    yield portal
    portal.stop()


@pytest.fixture
def worker(place):
    """One that stops behind so many batches: `worker("bulk", 5)`. It stands there now."""
    workers = []

    def started(*words):
        arguments = python("-m", "tests.faults.stopping", *map(str, words))
        process = Process(arguments, place.env, place.folder / f"{len(workers)}.log")
        workers.append(process)
        assert eventually(process.is_stopped, 90), process.output()
        return process

    yield started
    for process in workers:
        process.kill()


def woken(process):
    """It goes on, to its end."""
    process.signal(signal.SIGCONT)
    assert eventually(process.is_over, 90), process.output()


def overslept(place, worker, begin, others):
    """The first one stops, the second goes on and stops, the first wakes up: what it did then."""
    first = worker(*begin)
    time.sleep(2 * LEASE)
    second = worker(others, 2)
    left = place.database.rows(LEFT[others])

    woken(first)

    assert place.database.rows(LEFT[others]) == left != []
    woken(second)


@pytest.mark.parametrize("what", ["bulk", "rule"])
def test_a_run_is_done_by_one_at_a_time_and_each_lead_once(place, worker, what):
    overslept(place, worker, [what, 5], "runs")

    numbers = 'SELECT state, rows, "left", changed, skipped FROM leads_run'
    assert place.database.rows(numbers) == [("done", LEADS, 0, LEADS, 0)]
    assert place.database.rows(HANDED.format(what)) == [(LEADS, LEADS)]
    assert place.mails("kind") == [("assignment",)]


def test_an_import_is_done_by_one_at_a_time_and_each_row_once(place, worker, tmp_path):
    file = tmp_path / "leads.csv"
    lines = [f"Person {n},Company {n},p{n}@c.example\n" for n in range(ROWS)]
    file.write_text("Last Name,Company,Email\n" + "".join(lines))

    overslept(place, worker, ["import", 3, file], "imports")

    numbers = "SELECT state, rows, done, accepted FROM leads_import"
    assert place.database.rows(numbers) == [("done", ROWS, ROWS, ROWS)]
    assert place.database.rows(HANDED.format("import")) == [(ROWS, ROWS)]
