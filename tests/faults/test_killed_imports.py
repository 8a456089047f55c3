"""An import whose process is killed goes on where it was: nothing lost, nothing twice."""

import time

import pytest

from .portal import LEASE, Portal
from .processes import ROOT, Process, eventually, python

ROWS = 2000
LEADS = 1900
DONE = "SELECT COALESCE(SUM(done), 0) FROM leads_import"
NUMBERS = "SELECT state, rows, done, accepted, updated, duplicate, rejected FROM leads_import"
SMALL = "from leads.imports import job; job.BATCH = 100; "
IMPORT = "from django.core.management import call_command as call; call('import_leads', {}, {})"
RESUME = "from leads.tasks import resume_imports; resume_imports()"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "leads.csv"
    lines = [f"Person {n},Company {n},p{n % LEADS}@c.example\n" for n in range(ROWS - 1)]
    path.write_text("Last Name,Company,Email\n" + "".join(lines) + "\n")
    return path


@pytest.fixture
def place(tmp_path, database):
    """A portal without a mail server and with the broker of one machine."""
    portal = Portal(tmp_path, database, "", "")
    yield portal
    portal.stop()


def started(place, file, name="import"):
    """A process that imports the file."""
    code = SMALL + IMPORT.format(repr(str(file)), "'--owner', 'paul@acme.example', '--notify'")
    command = [str(ROOT / "manage.py"), "shell", "-v0", "-c", code]
    return Process(python(*command), place.env, place.folder / f"{name}.log")


def killed_at(place, file, rows):
    """Start the import, kill it when so many rows are done. Answers how many were by then."""
    process = started(place, file)
    began = eventually(lambda: place.database.rows(DONE)[0][0] >= rows, 60, every=0.005)
    process.kill()
    assert began, process.output()
    return place.database.rows(DONE)[0][0]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_killed_import_is_resumed(place, file, share):
    """R29, F19: and who gets the leads is told once."""
    done = killed_at(place, file, ROWS * share)
    assert ROWS * share <= done < ROWS  # It was killed before it was over.
    time.sleep(LEASE)

    place.manage("shell", "-v0", "-c", RESUME)

    ((state, *numbers),) = place.database.rows(NUMBERS)
    assert (state, numbers) == ("done", [ROWS, ROWS, LEADS, 0, ROWS - 1 - LEADS, 1])
    assert_nothing_twice(place.database)
    assert place.mails("kind") == [("assignment",)]


def assert_nothing_twice(database):
    leads = "SELECT COUNT(*), COUNT(DISTINCT email) FROM leads_lead WHERE email LIKE '%@c.example'"
    transfers = "SELECT COUNT(*) FROM leads_transfer WHERE reason = 'import'"
    results = "SELECT COUNT(*), COUNT(DISTINCT number) FROM leads_importrow"

    assert database.rows(leads) == [(LEADS, LEADS)]
    assert database.rows(transfers) == [(LEADS,)]
    assert database.rows(results) == [(ROWS, ROWS)]


def test_what_a_dead_worker_left_is_taken_up_by_the_sweep_alone_after_its_lease(place, file):
    place.env["OUTBOX_LEASE_SECONDS"] = "600"
    killed_at(place, file, 500)

    place.manage("shell", "-v0", "-c", RESUME)

    assert place.database.rows(DONE)[0][0] < ROWS


def test_two_imports_of_one_file_at_once_bring_each_lead_in_once(place, file):
    """R29"""
    both = [started(place, file, name) for name in ("one", "two")]

    finished = "SELECT COUNT(*) FROM leads_import WHERE state = 'done'"
    assert eventually(lambda: place.database.rows(finished) == [(2,)], 120), both[0].output()

    sums = "SELECT SUM(accepted), SUM(duplicate), SUM(rejected) FROM leads_import"
    assert place.database.rows(sums) == [(LEADS, 2 * (ROWS - 1) - LEADS, 2)]
