"""Days and pauses by the calendar of where a member is; limits by the organization's."""

from datetime import date

import pytest

from accounts.models import Organization, User
from leads.models import RoundRobinMember
from tests.factories import LeadFactory, QueueFactory, owner_of

from .conftest import names

PAUL = "Paul Rossi"
UTC, AUCKLAND = "UTC", "Pacific/Auckland"  # Half a day apart, and 13 hours in March.
SUNDAY_NOON, MONDAY, TUESDAY = "2026-03-01T12:00:00Z", "1", "2"


@pytest.fixture
def paul(cast, robin):
    """Paul's place beside Marco's, who gets what Paul does not: `paul(zone, days="1")`."""
    robin.admit(owner_of(cast.marco))

    def set_up(zone, **values):
        User.objects.filter(pk=cast.paul.pk).update(time_zone=zone)
        return robin.admit(owner_of(cast.paul), **values)

    return set_up


def gets(robin, count=4):
    """How many of the next leads are Paul's."""
    return names(robin.deal(count)).count(PAUL)


@pytest.mark.parametrize(
    ("zone", "now", "days", "share"),
    [
        (UTC, SUNDAY_NOON, MONDAY, 0),
        (AUCKLAND, SUNDAY_NOON, MONDAY, 2),  # One in the morning of Monday there.
        (UTC, "2026-03-02T12:00:00Z", MONDAY, 2),
        (AUCKLAND, "2026-03-02T12:00:00Z", MONDAY, 0),
        (AUCKLAND, "2026-03-02T12:00:00Z", TUESDAY, 2),
        (AUCKLAND, "2026-03-02T10:59:59Z", TUESDAY, 0),
        (AUCKLAND, "2026-03-02T11:00:00Z", TUESDAY, 2),
    ],
)
def test_a_working_day_is_one_where_the_member_is(
    robin, paul, time_machine, zone, now, days, share
):
    paul(zone, days=days)

    time_machine.move_to(now, tick=False)

    assert gets(robin) == share


@pytest.mark.parametrize("lives_in", [UTC, AUCKLAND])
@pytest.mark.parametrize(
    ("house", "then", "again"),
    [
        (UTC, "2026-03-02T11:00:00Z", 0),
        (UTC, "2026-03-02T23:59:00Z", 0),
        (UTC, "2026-03-03T00:00:00Z", 1),
        (AUCKLAND, "2026-03-02T10:59:00Z", 0),
        (AUCKLAND, "2026-03-02T11:00:00Z", 1),
    ],
)
def test_most_a_day_begins_anew_at_the_organization_s_midnight(
    robin, paul, time_machine, lives_in, house, then, again
):
    """Where the member lives changes nothing about it: nobody moves it for themself."""
    Organization.objects.update(time_zone=house)
    paul(lives_in, most_a_day=1)
    time_machine.move_to("2026-03-02T10:00:00Z", tick=False)
    assert gets(robin) == 1

    time_machine.move_to(then, tick=False)

    assert gets(robin) == again


@pytest.mark.parametrize(("house", "share"), [(UTC, 0), (AUCKLAND, 2)])
def test_a_queue_s_working_day_is_the_organization_s(cast, robin, time_machine, house, share):
    Organization.objects.update(time_zone=house)
    robin.admit(owner_of(cast.marco))
    robin.admit(owner_of(cast.southern), days=MONDAY)

    time_machine.move_to(SUNDAY_NOON, tick=False)

    assert names(robin.deal(4)).count("Italy, small business") == share


@pytest.mark.parametrize(
    ("zone", "now", "share"),
    [
        (UTC, "2026-03-03T23:59:00Z", 0),
        (UTC, "2026-03-04T00:00:00Z", 2),
        (AUCKLAND, "2026-03-03T10:59:00Z", 0),
        (AUCKLAND, "2026-03-03T11:00:00Z", 2),
    ],
)
def test_who_is_paused_until_a_day_is_back_on_that_day(robin, paul, time_machine, zone, now, share):
    paul(zone, paused_until=date(2026, 3, 4))

    time_machine.move_to(now, tick=False)

    assert gets(robin) == share


def test_the_most_open_leads_of_a_queue_are_those_that_wait_in_it(cast, robin):
    queue = QueueFactory(name="Pool")
    queue.admit(cast.paul)
    robin.admit(owner_of(cast.marco))
    robin.admit(owner_of(queue), most_open=3)
    LeadFactory(of=queue)
    LeadFactory(of=queue, status="Closed - Not Converted")
    LeadFactory(of=cast.paul)

    assert names(robin.deal(8)).count("Pool") == 2


def test_a_queue_that_is_full_says_so(cast, robin):
    queue = QueueFactory(name="Pool")
    queue.admit(cast.paul)
    robin.admit(owner_of(queue), most_open=1)
    LeadFactory(of=queue)

    ((owner, why),) = robin.deal(1)

    assert owner == robin.fallback
    assert why["skipped"] == [[owner_of(queue).pk, RoundRobinMember.Out.OPEN]]
