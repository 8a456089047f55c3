"""Dates and times, in the many ways in which people and programs write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.imports.values import parse, style_of


def value(kind, text, *args):
    return parse(kind, text, "Field", *args).value


def problem(kind, text, *args):
    return parse(kind, text, "Field", *args).problem


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-24", "2026/2/24", "20260224", "24.02.2026", "24.2.26", "02/24/26", "24/02/2026"),
        *("24 Feb 2026", "24. Februar 2026", "Feb 24, 2026", "24-Feb-26", "24 febbraio 2026"),
        *(
            "24 février 2026",
            "24 февраля 2026",
            "Tue, 24 Feb 2026 10:00:00 GMT",
            "46077",
            "46077.5",
        ),
        *("02/24/26 02:18 AM", "2026-02-24T10:00:00.000+0000", "2026-02-24 10:00:00+01:00"),
    ],
)
def test_dates(text):
    assert value("date", text) == date(2026, 2, 24)


@pytest.mark.parametrize("text", ["soon", "31/31/2026", "2026-02-30", "13", "99", "1 Foo 2026"])
def test_what_is_no_date(text):
    assert problem("date", text).startswith("Field: ")


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("02/24/26 02:18 PM", 14),
        ("02/24/26 12:18 AM", 0),
        ("2026-02-24T10:18:00.000+0200", 8),
        ("2026-02-24T10:18:00Z", 10),
        ("24.02.2026 10:18", 10),
    ],
)
def test_moments_are_points_in_time(text, hour):
    assert value("moment", text) == datetime(2026, 2, 24, hour, 18, tzinfo=UTC)


def test_the_order_of_day_and_month_is_told_by_the_whole_column():
    american = style_of("date", ["03/04/2026", "02/24/2026"])
    british = style_of("date", ["03/04/2026", "24/02/2026"])

    assert value("date", "03/04/2026", None, american) == date(2026, 3, 4)
    assert value("date", "03/04/2026", None, british) == date(2026, 4, 3)
    assert american.note == british.note == ""


def test_an_order_that_nothing_tells_is_said():
    style = style_of("date", ["03/04/2026", "05.06.2026"])

    assert style.note == (
        "Dates such as 03.04.2026 are read as 3 April 2026. "
        "Dates such as 03/04/2026 are read as 4 March 2026."
    )
    assert value("date", "05.06.2026", None, style) == date(2026, 6, 5)


@given(st.dates(date(1970, 1, 1), date(2060, 12, 31)), st.sampled_from(["%d.%m.%Y", "%d/%m/%Y"]))
def test_dates_come_back(day, shape):
    style = style_of("date", ["31.12.2026", "31/12/2026"])

    assert value("date", day.strftime(shape), None, style) == day
    assert value("date", day.isoformat()) == day
