"""Races of real processes: `course.race(scene, racers)` lets them all begin at once.

Each racer is a copy of one process that has Django loaded and has made the scene, so that a race
costs little more than what is raced for. A scene and a racer are a module with a `main` and the
words for it; a racer's are preceded by the folder of the race and its name in it.
"""

import json
import subprocess

import pytest

from tests.faults.databases import Sqlite
from tests.faults.processes import ROOT, environment, python

SECONDS = 300


class Course:
    """A database of its own, and what is raced for in it."""

    def __init__(self, database, folder):
        self.database, self.folder, self.rows = database, folder, database.rows

    def race(self, scene, *racers):
        """What each of the racers answered, in their order."""
        self.run("-m", "tests.racing.start", self.folder, json.dumps([scene, racers]))
        return [self._answer_of(number) for number in range(len(racers))]

    def run(self, *arguments):
        """Run a program on this database to its end."""
        env = environment(
            PRM_ENV="development",
            DJANGO_SETTINGS_MODULE="tests.settings",
            PRM_TEST_DIR=self.folder,
            DATABASE_URL=self.database.url,
            SECRET_KEY="only-for-the-race-0123456789-0123456789-0123456789",
        )
        done = subprocess.run(
            python(*arguments), cwd=ROOT, env=env, capture_output=True, timeout=SECONDS, check=False
        )
        assert done.returncode == 0, done.stderr.decode()[-3000:]

    def only_on_postgresql(self):
        """SQLite lets writers in one by one and cannot show that a race is lost."""
        if isinstance(self.database, Sqlite):
            pytest.skip("only on PostgreSQL: SQLite lets writers in one by one")

    def _answer_of(self, number):
        return json.loads((self.folder / f"racer{number}.json").read_text())
