"""A change of many leads whose process is killed goes on where it was."""

import sqlite3
import time

import pytest

from .portal import LEASE, Portal
from .processes import ROOT, Process, eventually, python
from .scene import LEADS

CHANGED = "SELECT COALESCE(SUM(changed), 0) FROM leads_run"
SMALL = "from leads.runs import job; job.BATCH = 10; "
RUN = SMALL + (
    "from django.core.management import call_command; "
    "call_command('assign_leads', '--owner', 'paul@acme.example', '--filter', 'owner=me',"
    " '--by', 'carla@prm.example', '--notify')"
)


@pytest.fixture
def place(tmp_path, database):
    """A portal without a mail server and with the broker of one machine."""
    portal = Portal(tmp_path, database, "", "")
    yield portal
    portal.stop()


def killed_at(place, number):
    """Start the run, kill it when so many leads are done. Answers how many were by then."""
    command = python(str(ROOT / "manage.py"), "shell", "-v0", "-c", RUN)
    process = Process(command, place.env, place.folder / "run.log")
    began = eventually(lambda: place.database.rows(CHANGED)[0][0] >= number, 60, every=0.002)
    process.kill()
    assert began, process.output()
    return place.database.rows(CHANGED)[0][0]


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_killed_run_is_resumed(place, share):
    """F2, F14, F19: each lead once, one mail, and a database that is whole."""
    killed_at(place, int(LEADS * share))
    time.sleep(LEASE)

    place.manage("shell", "-v0", "-c", "from leads.tasks import resume_runs; resume_runs()")

    numbers = 'SELECT state, rows, "left", changed, skipped FROM leads_run'
    assert place.database.rows(numbers) == [("done", LEADS, 0, LEADS, 0)]
    transfers = "SELECT COUNT(*), COUNT(DISTINCT lead_id) FROM leads_transfer WHERE reason = 'bulk'"
    assert place.database.rows(transfers) == [(LEADS, LEADS)]
    assert place.mails("kind") == [("assignment",)]
    assert is_whole(place.database)


def is_whole(database):
    if not hasattr(database, "path"):
        return True
    with sqlite3.connect(database.path) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
