"""A round robin over Acme's and Bolt's people, whose fallback is the Nordic queue."""

from copy import deepcopy

import pytest

from leads.models import RoundRobin
from tests.factories import owner_of


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def robin(cast):
    """Of nobody yet."""
    return RoundRobin.objects.create(
        name="Southern Europe", fallback=owner_of(cast.nordic), manager=cast.carla
    )


@pytest.fixture
def members(cast, robin):
    """Paul, Petra and Rita take part, by name."""
    return {name: robin.admit(owner_of(getattr(cast, name))) for name in ("paul", "petra", "rita")}


@pytest.fixture
def carla(cast, log_in):
    """Carla's browser."""
    return log_in(cast.carla)


@pytest.fixture
def ada(cast, log_in):
    """The browser of Ada, the administrator."""
    return log_in(cast.ada)


def names(hands):
    """Whose turn it was, lead by lead."""
    return [str(owner) for owner, _why in hands]
