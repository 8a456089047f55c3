"""A queue's limits: open leads at most, takes a day; said with until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Organization
from tests.factories import LeadFactory

from .conftest import rows


def test_open_leads_at_most(cast, waiting, change):
    LeadFactory(of=cast.paul)
    LeadFactory(of=cast.paul, status="Closed - Converted")
    change(most_open=2)

    taken = rows(*waiting).take(cast.paul)

    assert (taken.leads, len(taken.kept_back)) == ([waiting[0].pk], 2)
    assert "allows 2" in taken.limits[0]
    assert rows(waiting[1]).take(cast.paul).limits[0].startswith("You have 2 open leads")


def live_in(who, zone):
    who.time_zone = zone
    who.save(update_fields=["time_zone"])


def test_takes_a_day_until_the_organization_s_midnight(cast, waiting, change, time_machine):
    live_in(Organization.current(), "Europe/Rome")
    change(most_a_day=1)
    time_machine.move_to("2026-03-02T22:30:00Z")
    rows(waiting[0]).take(cast.paul)

    (words,) = rows(waiting[1]).take(cast.paul).limits

    assert "Europe/Rome" in words
    time_machine.move_to("2026-03-02T23:00:00Z")
    assert rows(waiting[1]).take(cast.paul).leads == [waiting[1].pk]


def test_another_time_zone_brings_a_member_no_second_day(cast, waiting, change, time_machine):
    change(most_a_day=1)
    time_machine.move_to("2026-03-02T09:50:00Z")
    rows(waiting[0]).take(cast.paul)

    live_in(cast.paul, "Pacific/Kiritimati")  # Where the next day begins at ten.
    time_machine.move_to("2026-03-02T10:10:00Z")

    assert rows(waiting[1]).take(cast.paul).leads == []


def test_a_handed_back_lead_still_counts_as_taken_today(cast, waiting, change):
    change(most_a_day=1)
    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.paul, "Too small")

    assert rows(waiting[1]).take(cast.paul).leads == []


@pytest.mark.parametrize("limit", ["most_open", "most_a_day"])
def test_none_at_all_is_a_limit_too(cast, waiting, change, limit):
    change(**{limit: 0})

    taken = rows(waiting[0]).take(cast.paul)

    assert (taken.leads, len(taken.limits)) == ([], 1)


def test_one_member_s_limit_is_not_another_s(cast, waiting, change):
    change(most_a_day=1)
    rows(waiting[0]).take(cast.paul)

    assert rows(waiting[1]).take(cast.petra).leads == [waiting[1].pk]


@pytest.mark.parametrize(("rests", "comes_back"), [(True, False), (False, True)])
def test_what_i_hand_back_does_not_come_back_to_me_for_a_day(
    cast, waiting, change, rests, comes_back, time_machine
):
    time_machine.move_to(now := timezone.now())
    change(rests=rests)
    rows(waiting[0]).take(cast.paul)
    rows(waiting[0]).hand_back(cast.paul, "Not my region")

    assert rows(waiting[0]).waiting_for(cast.paul).exists() == comes_back
    assert rows(waiting[0]).waiting_for(cast.rita).exists()
    time_machine.move_to(now + timedelta(hours=24, seconds=1))
    assert rows(waiting[0]).waiting_for(cast.paul).exists()
