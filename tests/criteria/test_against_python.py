"""Filter logic and criteria mean in the database what they mean in plain Python."""

import pytest
from django.db.models import Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from leads.assignment.plan import Plan
from leads.criteria import Fields, check
from leads.models import Lead, RuleEntry
from prm.expressions import Folded
from prm.same import fold

from . import plain
from .conftest import COUNTRIES, CUSTOM, TEXTS

pytestmark = pytest.mark.django_db
QUICK = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NUMBERS = st.sampled_from(
    ["0", "5", "50", "-3", "1000.5", "9876543210.1", "12345678901234567890.5"]
)
DAYS = st.sampled_from(["2024-02-29", "2026-01-31", "2025-06-01"])
ORDER = ["equals", "notEqual", "lessThan", "greaterThan", "lessOrEqual", "greaterOrEqual"]
WORDS = ["equals", "notEqual", "contains", "notContain", "startsWith"]
any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)


def pieces(values):
    """Texts as leads hold them, parts of them, in other case; or anything."""
    known = st.sampled_from([value for value in values if isinstance(value, str)])
    parts = st.tuples(known, st.integers(0, 4), st.integers(1, 6))
    cut = parts.map(lambda part: part[0][part[1] : part[1] + part[2]])
    return st.one_of(known, known.map(str.swapcase), cut, any_text)


def quoted(item):
    return '"' + " ".join(item.split()).replace('"', '""') + '"'


def listed(items, most=3):
    return st.lists(items, max_size=most).map(lambda some: ", ".join(map(quoted, some)))


def one_of(operators, items, blank=("equals", "notEqual")):
    some = listed(items).filter(lambda text: text.strip('", '))
    one = items.map(str)
    single = [operator for operator in operators if operator in ORDER[2:]]
    lists = [operator for operator in operators if operator not in single]
    ways = [st.tuples(st.sampled_from(lists), some)] if lists else []
    ways += [st.tuples(st.sampled_from(single), one)] if single else []
    ways += [st.tuples(st.sampled_from(blank), st.just(""))] if blank else []
    return st.one_of(ways)


ASKED = {
    "Company": one_of(WORDS, pieces(TEXTS)),
    "Industry": one_of(WORDS, pieces(TEXTS)),
    "Country": one_of(WORDS, pieces([*COUNTRIES, "Germany", "Korea, Republic of", "italien"])),
    "NumberOfEmployees": one_of(ORDER, st.sampled_from(["0", "5", "50", "-3", "7"])),
    "AnnualRevenue": one_of(ORDER, st.sampled_from(["0", "1000.5", "1000.50", "9876543210.1"])),
    "CreatedDate": one_of(ORDER, DAYS),
    "DoNotCall": one_of(["equals", "notEqual"], st.sampled_from(["yes", "no"]), ()),
    "Text__c": one_of(WORDS, pieces(CUSTOM["Text__c"])),
    "Number__c": one_of(ORDER, NUMBERS),
    "Day__c": one_of(ORDER, DAYS),
    "Sure__c": one_of(["equals", "notEqual"], st.sampled_from(["yes", "no"]), ()),
    "Several__c": one_of(["includes", "excludes"], pieces(["Gold", "straße", "ǆ"])),
}


@st.composite
def criterion(draw, name=None):
    name = name or draw(st.sampled_from(sorted(ASKED)))
    operator, value = draw(ASKED[name])
    return {"field": name, "operator": operator, "value": value}


@st.composite
def criteria_and_logic(draw):
    criteria = draw(st.lists(criterion(), min_size=1, max_size=4))
    leaves = [str(number) for number in range(1, len(criteria) + 1)]
    while len(leaves) > 1:
        word = draw(st.sampled_from(["AND", "or", " Or ", "and\t"]))
        left, right = leaves.pop(), leaves.pop(0)
        form = draw(st.sampled_from(["({} {} {})", "( {} {} NOT {})"]))
        leaves.append(form.format(left, word, right))
    logic = leaves[0]
    return criteria, draw(st.sampled_from(["", logic, f"{logic} or NOT {logic} and 1"]))


def agree(leads, criteria, logic):
    fields = Fields()
    assert check(criteria, logic, fields) == []
    plan = Plan([RuleEntry(position=7, criteria=criteria, logic=logic)], fields)
    rows, (condition,) = Lead.objects.unscoped(), plan.conditions
    expected = {lead.pk: plain.sorted_by(lead, criteria, logic, 7) for lead in leads}
    found = rows.filter(condition).values_list("pk", flat=True)
    assert set(found) == {pk for pk, (number, _bits) in expected.items() if number}
    assert dict(rows.values_list("pk", plan.entry)) == {
        pk: n for pk, (n, _bits) in expected.items()
    }
    assert dict(rows.values_list("pk", plan.hit)) == {
        pk: f"{number}:{bits}" for pk, (number, bits) in expected.items()
    }


@QUICK
@given(asked=criteria_and_logic())
def test_criteria_and_their_logic_mean_what_python_reads(varied, asked):
    agree(varied, *asked)


@st.composite
def many_criteria(draw):
    """So many that the database would not read them one within the other."""
    criteria = draw(st.lists(criterion(), min_size=15, max_size=30))
    logic = "1"
    for number in range(2, len(criteria) + 1):
        logic += f"{draw(st.sampled_from([' and ', ' or ', ' or not ']))}{number}"
    return criteria, draw(st.sampled_from(["", logic]))


@settings(QUICK, max_examples=8)
@given(asked=many_criteria())
def test_many_criteria_at_once_mean_what_python_reads(varied, asked):
    agree(varied, *asked)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_each_field_means_what_python_reads(varied, name):
    @settings(QUICK, max_examples=40)
    @given(criterion(name))
    def each(one):
        agree(varied, [one], "")

    each()


@QUICK
@given(texts=st.lists(any_text, min_size=30, max_size=30))
def test_text_loses_its_case_alike_in_python_and_the_database(stage, texts):
    """Unicode included."""
    asked = [Folded(Value(text)) for text in texts]

    answer = User.objects.filter(pk=stage.carla.pk).values_list(*asked).get()

    assert list(answer) == [fold(text) for text in texts]
