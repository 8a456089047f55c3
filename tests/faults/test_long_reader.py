"""F15: on SQLite, somebody reads for as long as eight others write; nobody is told "locked".

PRM_FULL=1 lets each of them store fifty leads.
"""

import logging
import sqlite3
from contextlib import contextmanager

import pytest

from tests.sizes import size
from tests.web.race_scene import KEY

from .databases import Sqlite
from .patient import PATIENCE

logger = logging.getLogger(__name__)
WRITERS, EACH = 8, size(5, 50)
COUNT = "SELECT COUNT(*) FROM leads_lead"


@contextmanager
def long_reader(path):
    """Somebody who reads from before the first lead is written until after the last."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN")
    assert connection.execute(COUNT).fetchone() == (0,)
    yield
    assert connection.execute(COUNT).fetchone() == (0,)  # As it was when they began to read.
    connection.close()


def test_eight_write_while_one_reads(course, settings):
    if not isinstance(course.database, Sqlite):
        pytest.skip("only on SQLite: elsewhere nobody waits for a file")
    assert settings.DATABASES["default"]["OPTIONS"]["timeout"] == PATIENCE

    with long_reader(course.database.path):
        answers = course.race(
            [("tests.web.race_scene",)], *[("tests.faults.patient", KEY, str(EACH))] * WRITERS
        )

    logger.info("F15: %s leads each, slowest %.2f s", EACH, max(slow for _, slow in answers))
    assert [statuses for statuses, _slow in answers] == [[200] * EACH] * WRITERS
    assert course.rows(COUNT) == [(WRITERS * EACH,)]
