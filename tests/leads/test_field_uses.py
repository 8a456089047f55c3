"""Rules that ask a custom field: its page names them, and those that are active keep its kind."""

import pytest

from accounts.models import Audience, SharingRule
from leads.models import AssignmentRule, CustomField, RuleEntry

from .reading import words

pytestmark = pytest.mark.django_db
SIZE = {"label": "Size", "kind": "number", "position": 0, "is_active": "on"}
ASKED = [{"field": "size__C", "operator": "contains", "value": "x"}]
OTHER = [{"field": "City", "operator": "contains", "value": "Size__c"}]


@pytest.fixture
def field():
    return CustomField.objects.create(api_name="Size__c", label="Size")


@pytest.fixture
def address(field):
    return f"/setup/fields/{field.pk}/"


@pytest.fixture
def rule(cast):
    """An assignment rule, or a sharing rule, of some criteria; it is active or not."""

    def assignment(criteria, is_active):
        rule = AssignmentRule.found("Standard", cast.ada)
        rule.revise([RuleEntry(criteria=criteria, target="stop")], cast.ada, seen=1)
        if is_active:
            rule.activate()

    def sharing(criteria, is_active):
        source, target = (Audience.of("user", user=user) for user in (cast.marco, cast.carla))
        values = {"name": "Probe", "records": "leads", "source": source, "target": target}
        SharingRule(**values, criteria=criteria, is_active=is_active).store(cast.ada)

    return {"assignment": assignment, "sharing": sharing}


SAYS = {
    "assignment": "The assignment rule Standard asks for it.",
    "sharing": "The sharing rule Probe asks for it.",
}


@pytest.mark.parametrize("kind", SAYS)
def test_an_active_rule_keeps_the_kind_of_a_field_it_asks_for(ada, field, address, rule, kind):
    rule[kind](ASKED, is_active=True)

    answer = ada.post(address, SIZE)

    field.refresh_from_db()
    assert field.kind == "text"
    assert answer.context["form"].errors.keys() == {"kind"}
    assert f"Change its criteria first: {SAYS[kind]}" in words(answer)


@pytest.mark.parametrize("kind", SAYS)
@pytest.mark.parametrize(("criteria", "is_active"), [(ASKED, False), (OTHER, True), ([], True)])
def test_no_other_rule_does(ada, field, address, rule, kind, criteria, is_active):
    rule[kind](criteria, is_active)

    ada.post(address, SIZE)

    field.refresh_from_db()
    assert field.kind == "number"


def test_another_label_may_always_be_given(ada, field, address, rule):
    rule["assignment"](ASKED, is_active=True)

    ada.post(address, SIZE | {"kind": "text", "label": "Magnitude"})

    field.refresh_from_db()
    assert field.label == "Magnitude"


def test_its_page_names_every_rule_that_asks_for_it(ada, address, rule):
    assert "Rules that ask for it" not in words(ada.get(address))

    rule["assignment"](ASKED, is_active=False)
    rule["sharing"](ASKED, is_active=True)

    assert f"{SAYS['sharing']} {SAYS['assignment']}" in words(ada.get(address))
