"""What cells say, in the many ways in which people and programs write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.imports.names import split_name
from leads.imports.values import KINDS, Style, clean, parse


def value(kind, text, *args):
    return parse(kind, text, "Field", *args).value


def problem(kind, text, *args):
    return parse(kind, text, "Field", *args).problem


@pytest.mark.parametrize("text", ["", "  ", "#N/A", "#n/a", "NULL", "null", "(null)", "\\N", "\0"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_nothing_in_every_kind(kind, text):
    result = parse(kind, text, "Field")

    assert (result.value, result.warning, result.problem) == (None, "", "")


@pytest.mark.parametrize(("kind", "expected"), [("text", "N/A"), ("email", None), ("date", None)])
def test_n_a_is_nothing_only_where_text_cannot_stand(kind, expected):
    assert value(kind, "N/A") == expected
    assert not problem(kind, "N/A")


@pytest.mark.parametrize("text", ["+45 33 88 1100", "834.998.8869x2671", "(555) 555-1212", "0039"])
def test_phones_are_kept_as_written(text):
    assert value("text", f" {text} ", 40) == text


def test_too_long_a_text_is_never_cut():
    assert value("text", "x" * 41, 40) is None
    assert problem("text", "x" * 41, 40) == "Field has 41 characters; at most 40 fit."


def test_control_characters_are_left_out():
    assert value("text", "a\x00b\x07 c\r\nd\te") == "ab c d e"
    assert value("lines", "a\x00\r\nb\rc") == "a\nb\nc"


@pytest.mark.parametrize(
    "text", ["ada@prm.example", " mailto:ada@prm.example", "Ada Berg <ada@prm.example>"]
)
def test_email(text):
    assert value("email", text, 254) == "ada@prm.example"


@pytest.mark.parametrize(
    "text", ["ada", "ada@", "a@b.example; c@d.example", 300 * "a" + "@b.example"]
)
def test_what_is_no_email(text):
    """R29"""
    assert problem("email", text, 254).startswith("Field")


@pytest.mark.parametrize("text", ["TRUE", "1", "yes", "Ja", "sì", "oui", "да", "x"])
def test_yes(text):
    assert value("yes_no", text) is True


@pytest.mark.parametrize("text", ["FALSE", "0", "No", "nein", "non", "нет"])
def test_no(text):
    assert value("yes_no", text) is False


def test_neither_yes_nor_no():
    assert problem("yes_no", "perhaps") == "Field: “perhaps” is neither yes nor no."


@pytest.mark.parametrize(
    ("text", "expected"), [("Ms", "Ms."), ("Mr.", "Mr."), ("prof", "Prof."), ("Herr", "Herr")]
)
def test_salutation(text, expected):
    assert value("salutation", text) == expected


@pytest.mark.parametrize(
    ("text", "code"), [("USA", "US"), ("UNITED STATES", "US"), ("Deutschland", "DE"), ("it", "IT")]
)
def test_countries_are_kept_as_codes(text, code):
    assert parse("country", text, "Country") == parse("country", code, "Country")
    assert value("country", text) == code


def test_an_unknown_country_is_kept_and_reported():
    result = parse("country", "Atlantis", "Country")

    assert (result.value, result.problem) == ("Atlantis", "")
    assert "Atlantis" in result.warning


@pytest.mark.parametrize("text", ["https://prm.example", "www.prm.example", "prm.example:8080/a"])
def test_web_addresses_are_kept_as_written(text):
    assert value("url", text) == text


@pytest.mark.parametrize("text", ["javascript:alert(1)", " JAVA\tSCRIPT:x", "data:text/html,x"])
def test_addresses_that_are_programs_are_refused(text):
    """A15"""
    assert problem("url", text).endswith("is not a web address.")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bertha Boxer", ("", "Bertha", "Boxer")),
        ("Boxer, Bertha", ("", "Bertha", "Boxer")),
        ("Dr. Ludwig van Beethoven", ("Dr.", "Ludwig", "van Beethoven")),
        ("John Smith Jr.", ("", "John", "Smith Jr.")),
        ("Boxer", ("", "", "Boxer")),
        ("", ("", "", "")),
    ],
)
def test_full_names_are_split(text, parts):
    assert split_name(text) == parts


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=30))
def test_no_text_is_fatal_and_a_problem_has_no_value(kind, text):
    result = parse(kind, text, "Field", 20, Style())

    assert result.value is None or not result.problem
    assert not clean(text) or result.value is not None or result.problem or len(text) < 10
