"""Filter logic: how it is read, and what is wrong with it, where."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.criteria.logic import Any, Every, Not, parse
from leads.criteria.mistakes import Mistake


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", Every((1, 2, 3))),
        ("1", 1),
        ("1 AND (2 OR 3)", Every((1, Any((2, 3))))),
        ("1and(2or 3)", Every((1, Any((2, 3))))),
        ("  1\tOr 2 oR 3 ", Any((1, 2, 3))),
        ("1 OR 2 AND 3", Any((1, Every((2, 3))))),
        ("(1 OR 2) AND (1 OR 3)", Every((Any((1, 2)), Any((1, 3))))),
        ("not 1 and NOT (2 or 3)", Every((Not(1), Not(Any((2, 3)))))),
        ("((((1))))", 1),
    ],
)
def test_logic_is_read_in_any_case_and_spacing(text, tree):
    assert parse(text, 3) == tree


@pytest.mark.parametrize(
    ("text", "at", "words"),
    [
        ("1 AND 4", 7, "There is no criterion 4: the last is 3."),
        ("0", 1, "There is no criterion 0"),
        ("99999999999999999999", 1, "There is no criterion 999999999:"),
        ("1 AND (2 OR 3", 7, "This parenthesis is never closed."),
        ("1 AND 2)", 8, "This parenthesis closes none that is open."),
        ("1 XOR 2", 3, "“XOR” cannot stand here. Expected: AND or OR."),
        ("1 AND AND 2", 7, "“AND” cannot stand here. Expected: the number of a criterion."),
        ("1 2", 3, "“2” cannot stand here"),
        ("1 AND", 6, "Something is missing at the end: the number of a criterion."),
        ("1 AND ()", 8, "“)” cannot stand here"),
        ("1 & 2", 3, "“&” cannot stand here"),
        ("٣", 1, "“٣” cannot stand here"),
        ("(" * 41 + "1", 41, "nested too deeply"),
        ("(1 2)", 4, "Expected: AND, OR or a closing parenthesis."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text, at, words):
    with pytest.raises(Mistake) as caught:
        parse(text, 3)

    assert words in caught.value.words
    assert (caught.value.part, caught.value.at) == ("logic", at)


def test_a_very_long_logic_is_refused_before_it_is_read():
    with pytest.raises(Mistake, match="at most 2000 characters"):
        parse("1 and " * 400 + "1", 1)


@given(st.text("0123456789 ()andorNOT\n&é", max_size=30))
def test_no_text_does_anything_but_parse_or_be_refused(text):
    with suppress(Mistake):
        parse(text, 3)
