"""A course for each test, copied from one that has its tables."""

import pytest

from tests.faults.databases import fresh_database

from . import Course


@pytest.fixture(scope="session")
def with_tables(tmp_path_factory):
    folder = tmp_path_factory.mktemp("races")
    database = fresh_database(folder)
    Course(database, folder).run("manage.py", "migrate", "-v0")
    yield database
    database.drop()


@pytest.fixture
def course(with_tables, tmp_path):
    database = fresh_database(tmp_path, template=with_tables)
    yield Course(database, tmp_path)
    database.drop()
