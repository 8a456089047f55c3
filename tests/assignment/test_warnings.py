"""Administrators are warned while the active rule gives leads to somebody who cannot get them."""

import pytest
from django.urls import reverse

from accounts.models import User
from leads.models import CustomField, Distribution, RoundRobin, RoundRobinMember, RuleEntry
from tests.factories import owner_of
from tests.leads.reading import words

from .conftest import entry
from .test_pages import page, sent

pytestmark = pytest.mark.django_db

SAYS = "Entry 3: Rita Conti is not active."


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
    assert "Leads do not get to whom" in shown

    rule.revise([entry(cast.paul)], cast.ada, seen=2)

    assert "Leads do not get to whom" not in words(ada.get("/"))


def test_home_warns_nobody_else(cast, rule, rita_left, log_in):
    shown = words(log_in(cast.carla).get("/"))

    assert "Rita" not in shown
    assert "do not get to whom" not in shown


def nobody_takes_from_the_queue(cast, robin):
    cast.southern.set_members([])


def nobody_in_it_gets_in(cast, robin):
    cast.southern.set_members([cast.ines, cast.nora])


def the_target_is_frozen(cast, robin):
    User.objects.filter(pk=cast.rita.pk).update(is_frozen=True)


def the_fallback_is_frozen(cast, robin):
    RoundRobin.objects.update(fallback=owner_of(cast.marco))
    User.objects.filter(pk=cast.marco.pk).update(is_frozen=True)


def the_owner_is_gone(cast, robin):
    RuleEntry.objects.filter(target="owner").update(owner=None)


def the_round_robin_is_off(cast, robin):
    RoundRobin.objects.update(is_active=False)


def a_field_is_of_another_kind(cast, robin):
    """Django admin repairs anything, and may break it."""
    some = [{"field": "Size__c", "operator": "contains", "value": "x"}]
    CustomField.objects.create(api_name="Size__c", label="Size", kind="number")
    RuleEntry.objects.filter(position=4).update(criteria=some)


def a_field_is_gone(cast, robin):
    some = [{"field": "Gone__c", "operator": "contains", "value": "x"}]
    RuleEntry.objects.filter(position=4).update(criteria=some)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (a_field_is_of_another_kind, "Entry 4: Criterion 1: “contains” does not fit Size."),
        (a_field_is_gone, "Entry 4: Criterion 1: Leads have no field “Gone__c”."),
        (nobody_takes_from_the_queue, "Entry 1: The queue Italy, small business has no members"),
        (nobody_in_it_gets_in, "No member of the queue Italy, small business can take leads now."),
        (the_target_is_frozen, "Entry 3: Rita Conti is frozen."),
        (the_fallback_is_frozen, "cannot receive: Marco Vitale is frozen."),
        (the_owner_is_gone, "Entry 3: Choose who gets the leads."),
        (the_round_robin_is_off, "Entry 2: The round robin Acme by turns is not active."),
    ],
)
def test_home_warns_of_whatever_keeps_an_entry_from_handing_leads_over(
    cast, rule, robin, ada, change, said
):
    assert "rule-warnings" not in ada.get(reverse("home")).content.decode()

    change(cast, robin)

    assert said in words(ada.get(reverse("home")))


DRY = "Entry 2: No member of the round robin Acme by turns can receive now either: "


@pytest.fixture
def no_fallback(cast):
    """Nobody takes from the Nordic queue, the round robin's fallback."""
    cast.nordic.set_members([])


def test_a_round_robin_in_which_nobody_can_receive_is_warned_of(rule, robin, ada, no_fallback):
    assert "either" not in words(ada.get("/"))

    RoundRobinMember.objects.update(paused_until="2999-01-01")

    assert DRY + "Paul Rossi (Paused), Petra Galli (Paused)." in words(ada.get("/"))
    assert DRY in " ".join(warned(rule, ada))


def test_each_member_is_out_for_a_reason_of_their_own(cast, rule, robin, ada, no_fallback):
    RoundRobinMember.objects.filter(owner=owner_of(cast.paul)).update(most_open=0)
    User.objects.filter(pk=cast.petra.pk).update(is_frozen=True)

    out = "Paul Rossi (Most open leads reached), Petra Galli (Not eligible)."
    assert DRY + out in words(ada.get("/"))


def test_as_long_as_its_fallback_can_receive_it_is_none(rule, robin, ada):
    RoundRobinMember.objects.update(paused_until="2999-01-01")

    assert "rule-warnings" not in ada.get("/").text


def test_pauses_keep_no_entry_from_being_saved(cast, rule, robin, ada, no_fallback):
    """They pass; the fallback is what is to be mended."""
    RoundRobinMember.objects.update(paused_until="2999-01-01")
    cast.nordic.set_members([cast.carla])

    assert warned(rule, ada) == ["Saved as version 3 of Standard."]


@pytest.fixture
def default(cast):
    """Rita is the default lead owner, and has left."""
    Distribution(default_owner=owner_of(cast.rita)).keep()
    User.objects.filter(pk=cast.rita.pk).update(is_active=False)


DEFAULT = "Default lead owner: Rita Conti is not active."


def test_a_default_lead_owner_who_cannot_receive_is_warned_of(cast, rule, ada, default):
    rule.revise([entry(cast.paul)], cast.ada, seen=2)

    assert DEFAULT in words(ada.get("/"))
    ada.post(page("edit", rule), {"name": "Europe"})
    assert DEFAULT in messages_of(ada, rule)


def test_without_an_active_rule_too(ada, default):
    assert DEFAULT in words(ada.get("/"))


def test_one_who_can_receive_and_none_at_all_are_no_warning(cast, ada):
    assert "rule-warnings" not in ada.get("/").text

    Distribution(default_owner=owner_of(cast.paul)).keep()

    assert "rule-warnings" not in ada.get("/").text


def test_channel_managers_are_not_warned(log_in, cast, default):
    assert "Default lead owner" not in words(log_in(cast.carla).get("/"))


def messages_of(browser, rule):
    return [str(each) for each in browser.get(rule.get_absolute_url()).context["messages"]]


@pytest.mark.parametrize("change", [{"move": "2:up"}, {"order": "2,1,3,4"}])
def test_another_order_is_saved_and_warned_of(rule, rita_left, ada, change):
    ada.post(page("order", rule), {"seen": "2"} | change)

    assert messages_of(ada, rule) == ["Saved as version 3 of Standard.", SAYS]


def test_the_order_it_has_already_saves_nothing(rule, rita_left, ada):
    ada.post(page("order", rule), {"seen": "2", "order": "1,2,3,4"})

    assert messages_of(ada, rule) == []


def test_an_entry_less_is_saved_and_warned_of(rule, rita_left, ada):
    ada.post(page("removal", rule, 1), {"seen": "2"})

    said = SAYS.replace("Entry 3", "Entry 2")
    assert messages_of(ada, rule) == ["Saved as version 3 of Standard.", said]


def test_what_somebody_else_changed_meanwhile_is_not_saved(rule, rita_left, ada):
    ada.post(page("removal", rule, 1), {"seen": "1"})

    (said,) = messages_of(ada, rule)
    assert "Nothing was overwritten" in said


def test_switching_a_rule_on_warns_of_what_is_no_reason_against_it(cast, rule, ada, default):
    rule.revise([entry(cast.paul)], cast.ada, seen=2)
    rule.deactivate()

    ada.post(page("activation", rule), {"on": "1"})

    assert messages_of(ada, rule) == ["Standard is active now.", DEFAULT]
