"""The merge of several sources: every row once, the newest first, whatever the page ends on."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Activity
from leads.models import Lead, StatusChange
from prm.merging import Source, decode, merged
from tests.factories import LeadFactory

START = datetime(2026, 5, 1, tzinfo=UTC)
hours = st.lists(st.integers(0, 4), max_size=9)


@pytest.fixture(scope="module")
def sophie(stage, django_db_setup, django_db_blocker):
    return LeadFactory(of=stage.paul)


def at(hour):
    return START + timedelta(hours=hour)


def sources_of(lead, cast, calls, notes, changes):
    """Three sources in which much happens at the same moment."""
    StatusChange.objects.unscoped().filter(lead=lead).delete()
    Activity.objects.unscoped().all().delete()
    made = [(kind, hour) for kind, some in (("call", calls), ("note", notes)) for hour in some]
    rows = [Activity(account=cast.acme, by=cast.carla, kind=k, at=at(h)) for k, h in made]
    Activity.objects.bulk_create(rows)
    owner = lead.owner
    StatusChange.objects.bulk_create(
        [StatusChange(lead=lead, owner=owner, at=at(hour), old="a", new="b") for hour in changes]
    )
    rows = Activity.objects.unscoped()
    return [
        Source("call", rows.filter(kind="call")),
        Source("note", rows.filter(kind="note")),
        Source("status", StatusChange.objects.unscoped().filter(lead=lead)),
    ]


@pytest.mark.django_db
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(calls=hours, notes=hours, changes=hours, size=st.integers(1, 5))
def test_the_pages_together_are_everything_once(sophie, stage, calls, notes, changes, size):
    sources = sources_of(sophie, stage, calls, notes, changes)
    read, cursor = [], ""
    while True:
        page, cursor = merged(sources, cursor, size)
        read += [(entry.source, entry.row.pk, entry.at) for entry in page]
        if not cursor:
            break
        assert len(page) == size

    expected = {(s.name, row.pk) for s in sources for row in s.rows}
    assert len(read) == len(expected) == len(calls) + len(notes) + len(changes)
    assert {(name, pk) for name, pk, _at in read} == expected
    assert [at for *_rest, at in read] == sorted((at for *_rest, at in read), reverse=True)


@pytest.mark.parametrize("cursor", ["", "x", "e30", "WzEsMiwzXQ", "W251bGwsMSwyXQ", "é", "[]" * 99])
def test_a_cursor_that_makes_no_sense_is_the_first_page(cursor):
    assert decode(cursor) is None


@pytest.mark.django_db
def test_a_page_takes_as_many_statements_however_much_there_is(cast, log_in, lead, log):
    browser, url = log_in(cast.carla), lead.get_absolute_url()

    def more(number):
        log(cast.carla, lead, [cast.paul])
        Lead.objects.unscoped().filter(pk=lead.pk).change({"status": f"S{number}"}, cast.carla)

    more(0)
    few = statements(browser, url)
    for number in range(1, 25):
        more(number)

    assert statements(browser, url) <= few


def statements(browser, url):
    browser.get(url)
    with CaptureQueriesContext(connection) as asked:
        browser.get(url)
    return len(asked)
