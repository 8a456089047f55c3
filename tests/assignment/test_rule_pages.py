"""The pages of a rule as a whole: order, activation, trial, default lead owner."""

import re

import pytest
from django.urls import reverse

from leads.models import AssignmentRule, Distribution
from tests.factories import QueueFactory
from tests.leads.reading import words

from .conftest import entry
from .test_pages import page

pytestmark = pytest.mark.django_db


def targets():
    return [each.target_name for each in AssignmentRule.objects.get().current.in_order]


@pytest.mark.parametrize(
    ("data", "order"),
    [
        ({"move": "2:up"}, [2, 1, 3, 4]),
        ({"move": "1:down"}, [2, 1, 3, 4]),
        ({"order": "4,1,3,2"}, [4, 1, 3, 2]),
        ({"move": "1:up"}, [1, 2, 3, 4]),
        ({"move": "x:up"}, [1, 2, 3, 4]),
        ({"order": "4,1"}, [1, 2, 3, 4]),
        ({"order": "4,4,1,2"}, [1, 2, 3, 4]),
        ({"move": "2:up", "seen": "1"}, [1, 2, 3, 4]),
    ],
)
def test_entries_are_put_in_order(rule, ada, data, order):
    before = targets()

    ada.post(page("order", rule), {"seen": "2"} | data)

    assert targets() == [before[number - 1] for number in order]


@pytest.mark.parametrize(
    ("move", "focus"),
    [
        ("3:up", "2:up"),
        ("2:up", "1:down"),
        ("3:down", "4:up"),
        ("1:up", "1:down"),
        ("9:up", None),
        ("x:y", None),
    ],
)
def test_who_moves_an_entry_by_a_button_is_on_that_entry_again(rule, ada, move, focus):
    answer = ada.post(page("order", rule), {"seen": "2", "move": move}, follow=True)

    found = re.findall(r'value="(\S+)"[^>]* autofocus', answer.content.decode())
    assert found == ([focus] if focus else [])


def test_an_order_in_which_an_entry_is_never_reached_is_refused(cast, rule, ada):
    rule.revise([*rule.current.in_order, entry(cast.nordic)], cast.ada, seen=2)

    answer = ada.post(page("order", rule), {"seen": "3", "move": "5:up"}, follow=True)

    assert "Entry 5: No lead reaches it" in words(answer)
    assert AssignmentRule.objects.get().latest == 3


def test_an_entry_is_removed_after_a_question(rule, ada):
    assert "Country is Italy and Employees is 50 or less" in words(
        ada.get(page("removal", rule, 1))
    )

    ada.post(page("removal", rule, 1), {"seen": "2"})
    ada.post(page("removal", rule, 1), {"seen": "2"})

    assert len(targets()) == 3


def test_activating_says_what_it_ends_and_what_it_ended(cast, rule, ada):
    other = AssignmentRule.found("Summer", cast.ada)

    assert "Standard is active now and stops." in words(ada.get(page("activation", other)))
    answer = ada.post(page("activation", other), {"on": "1"}, follow=True)

    assert "Summer is active now, and Standard is not any more." in words(answer)
    assert AssignmentRule.objects.active() == other
    ada.post(page("activation", other), {"off": "1"})
    assert AssignmentRule.objects.active() is None


def test_a_rule_with_faults_is_not_activated(cast, ada):
    rule = AssignmentRule.found("Broken", cast.ada)
    rule.revise([entry(QueueFactory(name="Empty"))], cast.ada, seen=1)

    answer = ada.post(page("activation", rule), {"on": "1"})

    assert "Entry 1: The queue Empty has no members" in words(answer)
    assert AssignmentRule.objects.active() is None


def test_a_rule_is_tried_on_many_leads(rule, leads, ada):
    answer = words(ada.get(page("trial", rule), {"days": "7"}))

    assert "3 Rita Conti 2 2" in answer
    assert "All 6 4" in answer
    assert "No lead to try it on." in words(ada.get(page("trial", rule), {"q": "nobody at all"}))


@pytest.mark.parametrize(
    "query", ["days=x", "days=-1", "days=9999999", "lead=x", "after=x", "who=%00"]
)
def test_an_address_that_makes_no_sense_is_no_error(rule, ada, query):
    assert ada.get(f"{page('trial', rule)}?{query}").status_code == 200


@pytest.mark.parametrize("days", ["99999", "0", "x"])
def test_days_that_make_no_sense_are_said_to(rule, leads, ada, days):
    said = "Write a number of days from 1 to 3650. These are the last 30."

    assert said in words(ada.get(page("trial", rule), {"days": days}))
    assert said not in words(ada.get(page("trial", rule), {"days": "3650"}))


def test_a_rule_is_tried_on_one_lead(rule, leads, ada):
    found = words(ada.get(page("trial", rule), {"who": "ortega"}))
    answer = words(ada.get(page("trial", rule), {"lead": leads["ortega"].pk}))

    assert "ortega" in found
    assert "No: Country is Italy" in answer
    assert "It would go to Rita Conti." in answer


def test_a_channel_manager_reads_rules_and_tries_them_on_leads_they_see(cast, rule, leads, log_in):
    cast.marco.speak("en")
    marco = log_in(cast.marco)

    assert "Country is Italy" in words(marco.get(rule.get_absolute_url()))
    assert "New entry" not in words(marco.get(rule.get_absolute_url()))
    assert "No lead to try it on." in words(marco.get(page("trial", rule)))
    assert marco.get(page("trial", rule), {"lead": leads["sala"].pk}).status_code == 404
    assert marco.get(page("new_entry", rule)).status_code == 403


def test_an_administrator_names_the_default_lead_owner(cast, ada):
    url = reverse("setup:distribution")
    choice = {"kind": "queue", "choice": f"queue:{cast.nordic.pk}", "notify": "on"}

    assert "Choose who gets the leads." in words(ada.post(url, {"ending": "hand"}))
    ada.post(url, {"ending": "hand"} | choice)

    assert Distribution.current().default_owner == cast.nordic.lead_owner
    assert 'value="queue:' in ada.get(url).content.decode()
    ada.post(url, {"ending": "stop"})
    assert Distribution.current().default_owner is None
