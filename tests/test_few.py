"""How many rows each of many querysets has, and its first few."""

import pytest

from accounts.models import User
from prm.few import MOST, few_of_each

BY_NAME = ("last_name", "first_name", "pk")


@pytest.fixture
def few(cast):
    return lambda parts: few_of_each(parts, User.objects.all(), BY_NAME, few=2)


def test_each_has_its_number_and_its_first_in_order(cast, few):
    everybody, one = User.objects.all(), User.objects.filter(pk=cast.rita.pk)

    assert few([one, everybody, one]) == [
        (1, [cast.rita]),
        (8, [cast.carla, cast.nora]),
        (1, [cast.rita]),
    ]


def test_one_that_is_empty_has_none(cast, few):
    one = User.objects.filter(pk=cast.rita.pk)

    assert few([]) == []
    assert few([User.objects.none()]) == few([one.filter(pk=0)]) == [(0, [])]
    assert few([User.objects.none(), one]) == [(0, []), (1, [cast.rita])]
    assert few([one.filter(pk__in=[]), one, one.filter(pk=0)])[1] == (1, [cast.rita])


def test_they_take_three_statements(cast, few, queries_of):
    one = User.objects.filter(pk=cast.rita.pk)

    assert queries_of(lambda: few([one] * 2)) == queries_of(lambda: few([one] * MOST)) == 3


def test_more_than_a_database_joins_are_all_answered(cast, few):
    one = User.objects.filter(pk=cast.rita.pk)

    assert few([one] * 501) == [(1, [cast.rita])] * 501
