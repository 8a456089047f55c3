"""A member takes a lead out of a queue: one gets it, the others are told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from leads.models import Lead, Transfer
from tests.factories import LeadFactory

from .conftest import history, owner, rows


def test_a_taken_lead_is_mine_and_its_history_says_from_where(cast, southern, waiting):
    taken = rows(waiting[0]).take(cast.paul)

    assert taken.leads == [waiting[0].pk]
    assert owner(waiting[0]).user == cast.paul
    assert history(waiting[0]) == ["take", "created"]
    last = Transfer.objects.last_of(waiting[0].pk)
    assert (last.by, last.from_owner.queue, last.why["queue"]) == (
        *(cast.paul, southern),
        southern.pk,
    )


def test_several_are_taken_at_once(cast, waiting):
    assert set(rows(*waiting).take(cast.paul).leads) == {lead.pk for lead in waiting}


def test_who_comes_second_gets_nothing(cast, waiting):
    """R10"""
    rows(waiting[0]).take(cast.paul)

    taken = rows(waiting[0]).take(cast.rita)

    assert (taken.leads, taken.kept_back) == ([], [])
    assert owner(waiting[0]).user == cast.paul


@pytest.mark.parametrize("who", ["piet", "ines", "petra"])
def test_only_members_take(cast, southern, waiting, who):
    """Petra of Acme is one; Ines is inactive, and Piet is of another company."""
    user = getattr(cast, who, None) or cast.nora
    if who == "piet":
        southern.dismiss(cast.acme.groups.get(role=None).group)

    assert bool(rows(waiting[0]).take(user).leads) == (who == "petra")


def test_a_person_s_lead_is_not_taken_by_anybody(cast):
    """Not even by an administrator, who may do everything."""
    lead = LeadFactory(of=cast.carla)

    for user in (cast.ada, cast.carla, cast.paul):
        assert rows(lead).take(user).leads == []


def test_outside_of_a_published_community_nothing_is_taken(cast, waiting):
    cast.community.dismiss(cast.partners)

    assert rows(waiting[0]).take(cast.paul).leads == []
    assert not Lead.objects.waiting_for(cast.paul).exists()


def test_many_cost_as_many_statements_as_few(cast, southern):
    rows(LeadFactory(of=southern)).take(cast.paul)

    assert statements(cast, southern, 30) == statements(cast, southern, 2)


def statements(cast, southern, number):
    leads = LeadFactory.create_batch(number, of=southern)
    with CaptureQueriesContext(connection) as queries:
        assert len(rows(*leads).take(cast.paul).leads) == number
    return len(queries)
