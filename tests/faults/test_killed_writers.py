"""F14: writers are killed at moments by chance; what they said is stored is stored, and whole.

PRM_FULL=1 kills fifty.
"""

import json
import logging
import sqlite3

from tests.sizes import size

from .databases import Sqlite

logger = logging.getLogger(__name__)
KILLS = size(5, 50)
STORED = """
    SELECT last_name, (SELECT COUNT(*) FROM leads_transfer WHERE lead_id = leads_lead.id)
    FROM leads_lead WHERE company = 'Killed'
"""
STUCK = 20  # Seconds that a page waits for its turn.


def test_what_killed_writers_said_is_stored_is_there(course):
    course.run("-m", "tests.faults.scene")

    course.run("-m", "tests.faults.killing", course.folder, str(KILLS))

    said, longest = json.loads((course.folder / "killed.json").read_text())
    stored = course.rows(STORED)
    names = [name for name, _transfers in stored]
    logger.info("F14: %s said, %s stored, waited %.2f s", len(said), len(stored), longest)
    assert len(said) == len(set(said)) > KILLS
    assert len(names) == len(set(names))
    assert set(said) | {f"After {number}" for number in range(KILLS)} <= set(names)
    assert {transfers for _name, transfers in stored} == {1}
    assert longest < STUCK
    assert is_whole(course.database)


def is_whole(database):
    if not isinstance(database, Sqlite):
        return True
    with sqlite3.connect(database.path) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
