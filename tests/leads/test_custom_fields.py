"""Setup: custom fields."""

import pytest

from leads.models import CustomField
from tests.factories import LeadFactory

BUDGET = {"label": "Budget", "api_name": "Budget__c", "kind": "money", "position": 0}


def test_a_custom_field_is_defined_and_asked_for(ada):
    ada.post("/setup/fields/new/", BUDGET | {"group": "Deal", "is_active": "on"})

    field = CustomField.objects.get()
    assert (field.kind, field.group, field.shown_to_partners) == ("money", "Deal", False)
    assert 'name="Budget__c"' in ada.get("/leads/new/").content.decode()


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"api_name": "Budget"}, "api_name"),
        ({"api_name": "1__c"}, "api_name"),
        ({"api_name": "Bud get__c"}, "api_name"),
        ({"api_name": "seats__C"}, "api_name"),
        ({"api_name": "SEATS__c"}, "api_name"),
        ({"label": ""}, "label"),
        ({"kind": "file"}, "kind"),
        ({"kind": "picklist"}, "values"),
        ({"kind": "several", "values": " \n "}, "values"),
        ({"kind": "picklist", "values": "x" * 256}, "values"),
        ({"position": "-1"}, "position"),
    ],
)
def test_a_wrong_definition_is_told_beside_its_field(ada, values, wrong):
    CustomField.objects.create(api_name="Seats__c", label="Seats")

    answer = ada.post("/setup/fields/new/", BUDGET | values)

    assert answer.context["form"].errors.keys() == {wrong}
    assert CustomField.objects.count() == 1


def test_values_are_one_a_line_each_once(ada):
    ada.post(
        "/setup/fields/new/", BUDGET | {"kind": "picklist", "values": "Now\n Later \n\nNow\r\n"}
    )

    assert CustomField.objects.get().values == ["Now", "Later"]


def test_the_api_name_is_for_good(ada):
    field = CustomField.objects.create(api_name="Seats__c", label="Seats")

    ada.post(f"/setup/fields/{field.pk}/", BUDGET | {"is_active": "on"})

    field.refresh_from_db()
    assert (field.api_name, field.label, field.kind) == ("Seats__c", "Budget", "money")


def test_the_kind_is_for_good_once_a_lead_has_a_value(cast, ada):
    field = CustomField.objects.create(api_name="Seats__c", label="Seats")
    LeadFactory(of=cast.carla, custom={"Seats__c": "many"})

    answer = ada.post(f"/setup/fields/{field.pk}/", BUDGET)

    assert answer.context["form"].errors.keys() == {"kind"}
