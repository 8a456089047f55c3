"""The cast for the tests of accounts: assembled once a module, as fresh for each test."""

from copy import deepcopy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def ada(cast, log_in):
    """Ada's browser."""
    return log_in(cast.ada)


@pytest.fixture
def queries_of(db):
    """How many queries something takes: `queries_of(lambda: browser.get("/"))`."""

    def counted(act):
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    return counted


@pytest.fixture
def queries(queries_of):
    """How many queries a page takes: `queries(browser, "/accounts/")`."""

    def counted(browser, url):
        browser.get(url)  # What is remembered between requests is known from here on.
        return queries_of(lambda: browser.get(url))

    return counted
