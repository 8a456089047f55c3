"""Many change the owner of the same leads at once, in processes of their own."""

import json
import subprocess
from collections import Counter

import pytest

from tests.faults.databases import fresh_database
from tests.faults.processes import ROOT, environment, eventually, python
from tests.leads.race_scene import LEADS, RACERS

pytestmark = pytest.mark.race


@pytest.fixture
def database(tmp_path):
    database = fresh_database(tmp_path)
    yield database
    database.drop()


def start(database, folder, *arguments):
    env = environment(
        PRM_ENV="development",
        DJANGO_SETTINGS_MODULE="tests.settings",
        PRM_TEST_DIR=folder,
        DATABASE_URL=database.url,
        SECRET_KEY="only-for-the-race-0123456789-0123456789-0123456789",
    )
    return subprocess.Popen(
        python(*arguments), cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def output_of(process):
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err.decode()[-3000:]
    return out.decode()


def race(database, folder, mode=""):
    """Let eight processes save at once. Answers the statuses each of them got."""
    output_of(start(database, folder, "manage.py", "migrate", "-v0"))
    output_of(start(database, folder, "-m", "tests.leads.race_scene"))
    words = [w for w in (mode,) if w]
    who = ["carla@prm.example", "ada@prm.example"]
    racers = [
        start(database, folder, "-m", "tests.leads.race", folder, f"racer{n}", who[n % 2], *words)
        for n in range(RACERS)
    ]
    eventually(lambda: len(list(folder.glob("*.ready"))) == RACERS, 90)
    (folder / "go").touch()
    return [json.loads(output_of(racer)) for racer in racers]


def moves(database):
    """How often each lead changed hands."""
    sql = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason = 'manual' GROUP BY lead_id"
    return sorted(count for _lead, count in database.rows(sql))


def test_of_eight_who_save_at_once_one_wins_each_lead(database, tmp_path):
    """R10: the others are told, nobody gets an error page, one mail each."""
    answers = race(database, tmp_path)

    per_lead = [Counter(statuses) for statuses in zip(*answers, strict=True)]
    assert per_lead == [Counter({302: 1, 409: RACERS - 1})] * LEADS
    assert moves(database) == [1] * LEADS
    assert database.rows("SELECT COUNT(*) FROM prm_mail") == [(LEADS,)]


def test_without_what_the_page_showed_the_race_is_lost(database, tmp_path):
    """R10: the negative control."""
    race(database, tmp_path, "forgetful")

    assert max(moves(database)) > 1


def test_without_the_conditional_update_the_race_is_lost(database, tmp_path):
    """R10: the negative control. SQLite lets writers in one by one and cannot show it."""
    if "sqlite" in database.url:
        pytest.skip("only on PostgreSQL")

    race(database, tmp_path, "naive")

    assert max(moves(database)) > 1
