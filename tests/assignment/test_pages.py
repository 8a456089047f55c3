"""The pages of assignment rules: made, changed, put in order, activated, gone back."""

import pytest
from django.urls import reverse

from leads.models import AssignmentRule
from tests.leads.reading import words as text_of

from .conftest import entry

pytestmark = pytest.mark.django_db


def page(name, rule, *args):
    return reverse(f"rules:{name}", args=[rule.pk, *args])


def sent(rule, *criteria, **values):
    """What the form of an entry sends."""
    columns = zip(*criteria, strict=True) if criteria else ((), (), ())
    named = dict(zip(("field", "operator", "value"), map(list, columns), strict=True))
    base = {"ending": "stop", "logic": "", "kind": "queue", "seen": rule.latest}
    return named | base | values


def test_an_administrator_makes_a_rule_and_its_first_entry(cast, ada):
    ada.post(reverse("rules:create"), {"name": "Standard"})
    rule = AssignmentRule.objects.get()
    choice = {"ending": "hand", "choice": f"queue:{cast.nordic.pk}", "notify": "on"}

    ada.post(page("new_entry", rule), sent(rule, ("Country", "equals", "SE, NO"), **choice))

    rule = AssignmentRule.objects.get()
    (made,) = rule.current.in_order
    assert (rule.latest, made.owner, made.notify) == (2, cast.nordic.lead_owner, True)
    assert made.criteria == [{"field": "Country", "operator": "equals", "value": "SE, NO"}]
    assert "Country is Sweden or Norway" in text_of(ada.get(rule.get_absolute_url()))


def test_an_entry_shows_what_it_holds(rule, ada):
    words = ada.get(page("entry", rule, 3)).content.decode()

    assert 'value="1 OR (2 AND 3)"' in words
    assert 'value="Spain, Portugal"' in words
    assert "Rita Conti" in words


@pytest.mark.parametrize("kind", ["partner", "robin", "user", "queue"])
def test_each_sort_of_target_can_be_chosen(cast, rule, robin, ada, kind):
    rows = {"partner": cast.paul, "robin": robin, "user": cast.marco, "queue": cast.southern}
    choice = {"ending": "hand", "kind": kind, "choice": f"{kind}:{rows[kind].pk}"}

    ada.post(page("entry", rule, 4), sent(rule, ("City", "equals", "Roma"), **choice))

    assert AssignmentRule.objects.get().current.in_order[3].target_name == str(rows[kind])


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(rule, ada):
    criteria = [("Country", "lessThan", "B"), ("NumberOfEmployees", "equals", "many")]
    data = sent(rule, *criteria, logic="1 AND (2", ending="hand")

    answer = ada.post(page("new_entry", rule), data)

    words = text_of(answer)
    assert "“less than” does not fit Country." in words
    assert "“many” is no whole number." in words
    assert "Character 7: This parenthesis is never closed." in words
    assert "Choose who gets the leads." in words
    assert 'value="many"' in answer.content.decode()
    assert AssignmentRule.objects.get().latest == 2


def test_an_entry_that_would_hide_those_behind_it_is_refused(rule, ada):
    answer = ada.post(page("entry", rule, 2), sent(rule))

    assert "Entry 3: No lead reaches it: entry 2 before it" in text_of(answer)


def test_a_new_entry_comes_before_one_that_takes_all(cast, rule, ada):
    rule.revise([entry(cast.nordic)], cast.ada, seen=2)

    ada.post(page("new_entry", rule), sent(rule, ("City", "equals", "Roma")))

    assert [e.matches_all for e in AssignmentRule.objects.get().current.in_order] == [False, True]


def test_criteria_are_added_and_removed_without_script(rule, ada):
    one = ("City", "equals", "Roma")

    more = ada.post(page("new_entry", rule), sent(rule, one, add="1"))
    fewer = ada.post(page("new_entry", rule), sent(rule, one, ("Title", "equals", "x"), remove="0"))

    assert more.content.decode().count('name="field"') == 2
    assert 'value="Roma"' not in fewer.content.decode()
    assert AssignmentRule.objects.get().latest == 2


def test_a_forged_number_of_a_criterion_removes_none(rule, ada):
    sent_so = sent(rule, ("City", "equals", "Roma"), remove="9" * 5000)

    assert 'value="Roma"' in ada.post(page("new_entry", rule), sent_so).content.decode()


def test_htmx_gets_the_part_that_changes(rule, ada):
    for part in ("criteria", "reading", "options"):
        answer = ada.post(
            page("new_entry", rule),
            sent(rule, ("City", "startsWith", "Ro, Mi")),
            headers={"HX-Request": "true", "HX-Target": part},
        )
        assert f'id="{part}"' in answer.content.decode()
        assert "<html" not in answer.content.decode()
    assert AssignmentRule.objects.get().latest == 2


def test_who_saves_over_a_newer_version_is_told(cast, rule, ada):
    data = sent(rule, ("City", "equals", "Roma"))
    rule.revise([], cast.ada, seen=2)

    answer = ada.post(page("new_entry", rule), data)

    assert "Somebody else changed the rule meanwhile." in text_of(answer)
    assert AssignmentRule.objects.get().latest == 3
