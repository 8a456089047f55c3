"""Numbers and amounts, in the many ways in which people and programs write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.imports.values import parse, style_of


def value(kind, text, *args):
    return parse(kind, text, "Field", *args).value


def problem(kind, text, *args):
    return parse(kind, text, "Field", *args).problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("28212.0", "28212"),
        ("900750000", "900750000"),
        ("900,750,000", "900750000"),
        ("1,200", "1200"),
        ("$1,200", "1200"),
        ("€ 1.200,50", "1200.50"),
        ("1.234.567", "1234567"),
        ("1'200.50", "1200.50"),
        ("12,34,567.00", "1234567"),
        ("1 200,50 EUR", "1200.50"),
        ("CHF 1\u2019200.-", "1200"),
        ("1.2E+07", "12000000"),
        ("12,5", "12.5"),
        ("(1,200)", "-1200"),
        ("-5", "-5"),
    ],
)
def test_money(text, expected):
    assert value("money", text) == Decimal(expected)


@pytest.mark.parametrize("text", ["a lot", "1.2.3", "1,2,3", "12-24", "9" * 17, "9" * 5000, "$"])
def test_what_is_no_money(text):
    assert problem("money", text).startswith("Field: ")


def test_a_lone_1_200_is_told_by_its_column():
    assert parse("money", "1.200", "Field").warning == "Field: “1.200” was read as 1200.00."
    assert parse("money", "1.200", "Field", None, style_of("money", ["1.234,56"])).warning == ""
    assert value("money", "1.200", None, style_of("money", ["0.5"])) == Decimal("1.2")


@pytest.mark.parametrize(("text", "expected"), [("155000", 155_000), ("48500.0", 48_500)])
def test_employees(text, expected):
    assert parse("count", text, "Field") == parse("count", str(expected), "Field")
    assert value("count", text) == expected


def test_employees_that_are_nearly_a_number():
    assert parse("count", "1,000+", "Field").warning == "Field: “1,000+” was read as 1000."
    assert problem("count", "51-200") == "Field: “51-200” is not a whole number."
    assert problem("count", "-3")
    assert problem("count", "2.5")


@given(st.decimals(-(10**9), 10**9, places=2), st.sampled_from([",.", ".,", " ,", "'."]))
def test_amounts_are_read_in_every_style(amount, marks):
    text = f"{amount:,.2f}".translate(str.maketrans(",.", marks))

    assert value("money", text) == amount
