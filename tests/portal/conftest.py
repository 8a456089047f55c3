"""The cast for the tests of the portal: assembled once a module, as fresh for each test."""

from copy import deepcopy

import pytest


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)
