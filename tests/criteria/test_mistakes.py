"""What is wrong with criteria is said, and where; wrong ones match nothing."""

import pytest

from leads.criteria import Fields, check, compile, in_words
from leads.models import Lead
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db


def one(field, operator, value):
    return {"field": field, "operator": operator, "value": value}


@pytest.mark.parametrize(
    ("criterion", "part", "words"),
    [
        (one("Shoe", "equals", "42"), "field", "Leads have no field “Shoe”."),
        (one("", "equals", "42"), "field", "Choose a field."),
        (one("Industry", "lessThan", "B"), "operator", "“less than” does not fit Industry."),
        (one("NumberOfEmployees", "contains", "5"), "operator", "“contains” does not fit"),
        (one("Industry", "like", "B"), "operator", "“like” does not fit Industry."),
        (one("NumberOfEmployees", "lessThan", "many"), "value", "“many” is no whole number"),
        (one("NumberOfEmployees", "equals", "1, 2.5"), "value", "“2.5” is no whole number"),
        (one("AnnualRevenue", "equals", "1e9"), "value", "“1e9” is no amount"),
        (one("CreatedDate", "equals", "2026-02-30"), "value", "“2026-02-30” is no date"),
        (one("CreatedDate", "equals", "9999-12-31"), "value", "not within 1900 and 2199"),
        (one("DoNotCall", "equals", "maybe"), "value", "“maybe” is neither yes nor no."),
        (one("DoNotCall", "equals", ""), "value", "Write a value."),
        (one("Company", "contains", ' , ""'), "value", "Write a value."),
        (one("NumberOfEmployees", "lessThan", "1,500"), "value", "without commas"),
        (one("Country", "equals", 'Italy, "Korea'), "value", "A quotation mark is not closed."),
        (one("Company", "equals", "a\0b"), "value", "a character that no lead can hold"),
        (one("Company", "equals", "x" * 10_001), "value", "at most 10000 characters"),
        (one("Company", "equals", ",".join(map(str, range(501)))), "value", "at most 500 items"),
    ],
)
def test_a_wrong_criterion_is_named_with_its_part(criterion, part, words):
    good = one("Industry", "equals", "Retail")

    (mistake,) = check([good, criterion])

    assert (mistake.criterion, mistake.part) == (2, part)
    assert words in str(mistake)


@pytest.mark.parametrize("criteria", [None, {}, [1], [{}], [{"field": 1}], ["x"]])
def test_what_is_no_list_of_criteria_is_refused(criteria):
    assert check(criteria)


def test_criteria_that_the_logic_does_not_name_are_pointed_out():
    criteria = [one("Industry", "equals", "Retail"), one("City", "equals", "Milano")]

    assert [str(m) for m in check(criteria, "1")] == [
        "Filter logic: It does not say what criterion 2 is for."
    ]
    assert check(criteria, "1 or 2") == []
    assert "no criteria" in str(check([], "1")[0])


def test_wrong_criteria_match_nothing_and_none_match_everything(stage):
    LeadFactory(of=stage.carla)
    leads = Lead.objects.unscoped()

    assert not leads.filter(compile([one("Shoe", "notEqual", "42")])).exists()
    assert not leads.filter(compile([one("City", "equals", "")], "NOT 2")).exists()
    assert leads.filter(compile([])).count() == leads.count() > 0


@pytest.mark.parametrize("name", ["Industry", "industry", "INDUSTRY", " Industry "])
def test_a_field_is_found_by_either_name_in_any_case(name):
    assert Fields().find(name).name == "Industry"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Italy", True), ("it", True), ("Italien", True), ("Spain, ITALIA", True), ("Spain", False)],
)
def test_a_country_is_matched_by_its_name_or_its_code(stage, value, expected):
    lead = LeadFactory(of=stage.carla, country="IT")
    found = Lead.objects.unscoped().filter(compile([one("Country", "equals", value)]))

    assert found.filter(pk=lead.pk).exists() is expected


def test_leads_are_asked_for_who_owns_them(stage):
    mine, theirs = LeadFactory(of=stage.southern), LeadFactory(of=stage.paul)
    leads = Lead.objects.unscoped().filter(pk__in=[mine.pk, theirs.pk])

    assert leads.get(compile([one("OwnerId", "startsWith", "italy")])) == mine
    assert leads.get(compile([one("PartnerAccountId", "equals", "acme sistemi")])) == theirs
    assert leads.get(compile([one("PartnerAccountId", "equals", "")])) == mine


@pytest.mark.parametrize(
    ("criteria", "logic", "words"),
    [
        ([], "", "Every lead"),
        ([one("Industry", "equals", "Retail")], "", "Industry is Retail"),
        ([one("Country", "equals", "IT, es")], "", "Country is Italy or Spain"),
        ([one("NumberOfEmployees", "lessOrEqual", "1500")], "", "Employees is 1,500 or less"),
        ([one("City", "notEqual", "")], "NOT 1", "not (City is not blank)"),
        ([one("City", "contains", "x")], "1 or 7", "Filter logic, character 6: There is no"),
        ([one("", "", "")], "", "… …"),
    ],
)
def test_criteria_read_as_a_sentence(criteria, logic, words):
    assert in_words(criteria, logic).startswith(words)


def test_logic_reads_with_its_parentheses():
    criteria = [one("Industry", "equals", name) for name in ("Retail", "Banking")]
    criteria.append(one("DoNotCall", "equals", "no"))

    assert in_words(criteria, "3 AND (1 OR 2)") == (
        "Do Not Call is no and (Industry is Retail or Industry is Banking)"
    )
