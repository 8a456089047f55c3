"""R11: many post at once, in processes of their own; every one of them is stored."""

import json

import pytest

from tests.faults.databases import fresh_database
from tests.faults.processes import eventually
from tests.leads.test_owner_race import output_of, start
from tests.web.race import EACH
from tests.web.race_scene import KEY

pytestmark = pytest.mark.race
WRITERS = 8


@pytest.fixture
def database(tmp_path):
    database = fresh_database(tmp_path)
    yield database
    database.drop()


def test_of_two_hundred_posts_none_is_lost_and_none_is_there_twice(database, tmp_path):
    output_of(start(database, tmp_path, "manage.py", "migrate", "-v0"))
    output_of(start(database, tmp_path, "-m", "tests.web.race_scene"))
    words = ("-m", "tests.web.race", tmp_path)
    writers = [start(database, tmp_path, *words, f"w{n}", KEY) for n in range(WRITERS)]
    eventually(lambda: len(list(tmp_path.glob("*.ready"))) == WRITERS, 90)
    (tmp_path / "go").touch()

    answers = [status for writer in writers for status in json.loads(output_of(writer))]

    assert answers == [200] * WRITERS * EACH
    names = database.rows("SELECT last_name FROM leads_lead")
    assert len(set(names)) == len(names) == WRITERS * EACH
    rows = database.rows("SELECT outcome, COUNT(*) FROM leads_received GROUP BY outcome")
    assert rows == [("accepted", WRITERS * EACH)]
