"""Administrators are warned while the active rule gives leads to somebody who cannot get them."""

import pytest
from django.urls import reverse

from accounts.models import User
from leads.models import RoundRobin, RuleEntry
from tests.leads.reading import words

from .conftest import entry
from .test_pages import page, sent

pytestmark = pytest.mark.django_db

SAYS = "Entry 3: Rita Conti is not active."


@pytest.fixture
def ada(cast, log_in):
    """The browser of Ada, the administrator."""
    return log_in(cast.ada)


@pytest.fixture
def rita_left(cast, rule):
    """The third entry of the active rule is hers."""
    User.objects.filter(pk=cast.rita.pk).update(is_active=False)


def warned(rule, browser):
    """The messages after another entry was changed; the entry itself says it anyway."""
    answer = browser.post(page("entry", rule, 4), sent(rule, ("City", "equals", "Roma")))
    shown = browser.get(answer.url)
    return [str(message) for message in shown.context["messages"]]


def test_saving_the_active_rule_warns_of_a_target_who_left_since(rule, rita_left, ada):
    assert warned(rule, ada) == ["Saved as version 3 of Standard.", SAYS]


def test_where_all_can_receive_it_is_only_saved(rule, ada):
    assert warned(rule, ada) == ["Saved as version 3 of Standard."]


def test_a_rule_that_is_not_active_warns_of_nothing(rule, rita_left, ada):
    rule.deactivate()

    assert warned(rule, ada) == ["Saved as version 3 of Standard."]


def test_saving_its_name_warns_as_well(rule, rita_left, ada):
    ada.post(page("edit", rule), {"name": "Europe"})

    messages = [str(each) for each in ada.get(rule.get_absolute_url()).context["messages"]]
    assert messages == ["Saved Europe.", SAYS]


def test_home_warns_an_administrator_until_it_is_mended(cast, rule, rita_left, ada):
    shown = words(ada.get("/"))
    assert SAYS in shown
    assert "The active assignment rule has entries" in shown

    rule.revise([entry(cast.paul)], cast.ada, seen=2)

    assert "The active assignment rule has entries" not in words(ada.get("/"))


def test_home_warns_nobody_else(cast, rule, rita_left, log_in):
    shown = words(log_in(cast.carla).get("/"))

    assert "Rita" not in shown
    assert "assignment rule has entries" not in shown


def nobody_takes_from_the_queue(cast, robin):
    cast.southern.set_members([])


def the_owner_is_gone(cast, robin):
    RuleEntry.objects.filter(target="owner").update(owner=None)


def the_round_robin_is_off(cast, robin):
    RoundRobin.objects.update(is_active=False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (nobody_takes_from_the_queue, "Entry 1: The queue Italy, small business has no members"),
        (the_owner_is_gone, "Entry 3: Choose who gets the leads."),
        (the_round_robin_is_off, "Entry 2: The round robin Acme by turns is not active."),
    ],
)
def test_home_warns_of_whatever_keeps_a_target_from_receiving(cast, rule, robin, ada, change, said):
    assert "rule-warnings" not in ada.get(reverse("home")).content.decode()

    change(cast, robin)

    assert said in words(ada.get(reverse("home")))
