"""Who leaves is in no round robin any more: their place and their fallback go to others."""

import pytest

from accounts import leaving
from tests.factories import owner_of

from .conftest import names


@pytest.fixture
def held(cast, robin, members):
    """What Paul holds, by key: a place, and being the fallback."""
    robin.fallback = owner_of(cast.paul)
    robin.save()
    return {kind.key: kind for kind in leaving.held_by([cast.paul])}


def test_both_are_said_by_name(cast, held):
    found = leaving.held_by([cast.paul])

    assert {kind.key for kind in found} == {"turns", "fallbacks"}
    assert [each.lines for each in found.values()] == [[("Southern Europe", None)]] * 2


def test_they_go_to_a_colleague(cast, robin, held):
    leave = leaving.Leave([cast.paul], cast.carla)
    to = leaving.Successor("user:1", "Nora", "colleague", cast.nora)

    leaving.hand_on(leave, dict.fromkeys(held.values(), to))

    robin.refresh_from_db()
    assert robin.fallback.user == cast.nora
    assert {member.owner.user for member in robin.members.all()} == {
        *(cast.petra, cast.rita, cast.nora)
    }


def test_a_place_may_end(cast, robin, held):
    leave = leaving.Leave([cast.paul], cast.carla)

    held["turns"].hand_on(leave, None)

    assert set(names(robin.deal(4))) == {"Petra Galli", "Rita Conti"}
