"""Who leaves is in no round robin any more: their place and their fallback go to others."""

import pytest

from accounts import leaving
from leads.models import RoundRobinMember
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


TERMS = {"weight": 3, "days": "135", "most_open": 7, "most_a_day": 2}


@pytest.mark.parametrize(("who", "inherits"), [("nora", True), ("petra", False)])
def test_who_comes_after_them_gets_as_much_and_when(cast, robin, members, held, who, inherits):
    """Petra takes part already, on terms of her own; and a holiday is nobody else's."""
    RoundRobinMember.objects.filter(pk=members["paul"].pk).update(
        **TERMS, paused_until="2999-01-01"
    )
    to = leaving.Successor("user:1", who, "colleague", getattr(cast, who))

    held["turns"].hand_on(leaving.Leave([cast.paul], cast.carla), to)

    member = robin.members.get(owner=owner_of(getattr(cast, who)))
    own = {"weight": 1, "days": "1234567", "most_open": None, "most_a_day": None}
    assert member.terms == (TERMS if inherits else own) | {"paused_until": None}


def test_a_place_may_end(cast, robin, held):
    leave = leaving.Leave([cast.paul], cast.carla)

    held["turns"].hand_on(leave, None)

    assert set(names(robin.deal(4))) == {"Petra Galli", "Rita Conti"}
