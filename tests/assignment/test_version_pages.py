"""The versions of a rule on its pages: listed, compared, gone back to."""

import pytest

from accounts.models import User
from leads.models import AssignmentRule
from tests.leads.reading import words

from .conftest import entry
from .test_pages import page
from .test_rule_pages import targets

pytestmark = pytest.mark.django_db


def test_versions_are_listed_compared_and_gone_back_to(cast, rule, ada):
    rule.revise(rule.current.in_order[1:], cast.ada, seen=2, note="Shorter")

    assert "Shorter" in words(ada.get(page("versions", rule)))
    compared = words(ada.get(page("compare", rule, 2)))
    assert compared.count("Removed") == 1
    ada.post(page("going_back", rule, 2), {"seen": "3"})
    ada.post(page("going_back", rule, 2), {"seen": "3"})
    rule = AssignmentRule.objects.get()
    assert (rule.latest, rule.current.note, len(targets())) == (4, "Back to version 2", 4)


def test_going_back_to_a_version_with_faults_is_refused(cast, rule, ada):
    rule.revise(rule.current.in_order[1:], cast.ada, seen=2)
    cast.southern.set_members([])

    answer = ada.post(page("going_back", rule, 2), {"seen": "3"})

    assert "Entry 1: The queue Italy, small business has no members" in words(answer)
    assert AssignmentRule.objects.get().latest == 3
    cast.southern.set_members([cast.carla])
    ada.post(page("going_back", rule, 2), {"seen": "3"})
    assert AssignmentRule.objects.get().latest == 4


def test_two_people_of_one_name_are_told_apart_where_versions_are_compared(cast, rule, ada):
    User.objects.filter(pk=cast.rita.pk).update(first_name="Paul", last_name="Rossi")
    rule.revise([entry(cast.paul), entry(cast.marco)], cast.ada, seen=2)
    rule = AssignmentRule.objects.get()
    rule.revise([entry(User.objects.get(pk=cast.rita.pk)), entry(cast.marco)], cast.ada, seen=3)

    compared = words(ada.get(page("compare", rule, 3)))

    assert (compared.count("Removed"), compared.count("Added")) == (1, 1)
    assert "Removed 1 Every lead Paul Rossi, Acme Sistemi" in compared
    assert "Added 1 Every lead Paul Rossi, Bolt" in compared
    assert "Marco Vitale," not in compared


def test_who_may_not_know_a_partner_user_reads_no_account_either(cast, rule, log_in):
    cast.marco.speak("en")
    rule.revise([entry(cast.paul)], cast.ada, seen=2)

    shown = words(log_in(cast.marco).get(page("compare", rule, 1)))

    assert "A partner user" in shown
    assert "Acme" not in shown


@pytest.mark.parametrize("name", ["compare", "going_back"])
def test_a_version_that_does_not_exist_is_not_found(rule, ada, name):
    assert ada.get(page(name, rule, 99)).status_code == 404
    assert ada.get(page("entry", rule, 99)).status_code == 404
