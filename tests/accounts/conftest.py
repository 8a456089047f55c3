"""The cast for the tests of accounts: assembled once a module, as fresh for each test."""

from copy import deepcopy

import pytest


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def ada(cast, log_in):
    """Ada's browser."""
    return log_in(cast.ada)
