"""Rows in any of several parts are one list: each row once, in order, page by page."""

import pytest
from django.db.models import Q

from accounts.models import User
from prm.paging import counted, page_of
from prm.parts import InParts
from tests.factories import InternalUserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    """Ann Ask, Bob Ask, Cid Ask, Dan Doe."""
    names = [("Ann", "Ask"), ("Bob", "Ask"), ("Cid", "Ask"), ("Dan", "Doe")]
    return [InternalUserFactory(first_name=first, last_name=last) for first, last in names]


def in_parts(people, *parts, within=None):
    rows = User.objects.filter(pk__in=[user.pk for user in people])
    return InParts(rows, parts, User.objects.all() if within is None else within)


ASK, EARLY, NONE = Q(last_name="Ask"), Q(first_name__lt="C"), Q(pk__in=[])


def test_a_row_in_two_parts_is_one(people):
    rows = in_parts(people, ASK, EARLY, NONE)

    assert counted(rows) == "3"
    assert [user.first_name for user in rows.order_by("first_name")[:9]] == ["Ann", "Bob", "Cid"]
    assert (counted(in_parts(people, NONE)), counted(in_parts(people, Q()))) == ("0", "4")


def test_pages_begin_behind_a_row_of_any_part(people):
    rows = in_parts(people, EARLY, Q(last_name="Doe"))
    order = ("-first_name", "-id")

    first = page_of(rows, order, {}, size=2)
    second = page_of(rows, order, {"after": first.next}, size=2)
    back = page_of(rows, order, {"before": second.previous}, size=2)

    assert [user.first_name for user in first.rows + second.rows] == ["Dan", "Bob", "Ann"]
    assert back.rows == first.rows


def test_only_what_may_be_shown_is(people):
    """R1: even if a part says too much."""
    rows = in_parts(people, ASK, within=User.objects.exclude(pk=people[0].pk))

    assert [user.first_name for user in rows.order_by("first_name")[:9]] == ["Bob", "Cid"]
