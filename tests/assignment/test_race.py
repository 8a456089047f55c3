"""Several processes assign the same leads by rule and round robin at once: R10, R12."""

import pytest

from tests.faults.databases import fresh_database
from tests.faults.processes import eventually
from tests.leads.race_scene import LEADS
from tests.leads.test_owner_race import output_of, start

pytestmark = pytest.mark.race
RACERS = 4


@pytest.fixture
def database(tmp_path):
    database = fresh_database(tmp_path)
    yield database
    database.drop()


def race(database, folder):
    """Answers how many leads each moved."""
    output_of(start(database, folder, "manage.py", "migrate", "-v0"))
    output_of(start(database, folder, "-m", "tests.leads.race_scene"))
    output_of(start(database, folder, "-m", "tests.assignment.race", folder, "scene"))
    names = [f"racer{number}" for number in range(RACERS)]
    racers = [start(database, folder, "-m", "tests.assignment.race", folder, n) for n in names]
    eventually(lambda: len(list(folder.glob("*.ready"))) == RACERS, 90)
    (folder / "go").touch()
    return [int(output_of(racer)) for racer in racers]


def test_each_lead_goes_once_and_the_shares_stay_fair(database, tmp_path):
    moved = race(database, tmp_path)

    assert sum(moved) == LEADS
    per_lead = "SELECT COUNT(*) FROM leads_transfer WHERE reason = 'rule' GROUP BY lead_id"
    assert database.rows(per_lead) == [(1,)] * LEADS
    per_owner = "SELECT COUNT(*) FROM leads_transfer WHERE reason = 'rule' GROUP BY to_owner_id"
    shares = [number for (number,) in database.rows(per_owner)]
    assert max(shares) - min(shares) <= 1
    assert sum(shares) == LEADS
