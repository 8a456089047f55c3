"""What can be written into a lead, and what cannot."""

import pytest

from leads.models import Lead

NEW = "/leads/new/"
LEAST = {"last_name": "Laurent", "company": "Lyon Digital", "status": "Open - Not Contacted"}


WRONG = {
    "last_name": ["", " ", "x" * 81, "a\x00b"],
    "company": ["", "x" * 256],
    "email": ["nobody", "a@b", "x" * 250 + "@lyon.example"],
    "website": ["javascript:alert(1)", "lyon"],
    "employees": ["-1", "many", "9" * 30, "1.5"],
    "annual_revenue": ["much", "9" * 19, "NaN", "1.234"],
    "status": ["", "Invented"],
    "source": ["Invented"],
    "country": ["Narnia", "XX"],
    "Budget__c": ["much", "NaN"],
    "Demo_On__c": ["soon", "2026-02-30"],
    "Timeframe__c": ["Invented"],
    "Products__c": ["Invented"],
}


@pytest.mark.parametrize(("name", "value"), [(n, v) for n, all_of in WRONG.items() for v in all_of])
def test_a_wrong_value_is_told_beside_its_field(carla, custom_fields, name, value):
    answer = carla.post(NEW, LEAST | {name: value})

    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {name}
    assert not Lead.objects.unscoped().exists()


def test_every_field_is_kept(carla):
    values = LEAST | {
        "salutation": "Ms.",
        "first_name": "Sophie",
        "title": "Director",
        "email": "s.laurent@lyon.example",
        "phone": "+33 4 5555 2200",
        "mobile": "06 1",
        "website": "lyon.example",
        "description": "Line one\r\nline two",
        "annual_revenue": "1250000.50",
        "employees": "48",
        "street": "12 rue de la République",
        "city": "Lyon",
        "state": "Rhône",
        "postal_code": "69002",
        "country": "FR",
        "source": "Web",
        "industry": "Media",
        "rating": "Warm",
        "email_opt_out": "on",
        "do_not_call": "on",
    }

    carla.post(NEW, values)

    lead = Lead.objects.unscoped().get()
    kept = {name: str(getattr(lead, name)) for name in values}
    assert kept == values | {"email_opt_out": "True", "do_not_call": "True"}


def test_custom_fields_of_every_kind_are_kept(carla, custom_fields):
    carla.post(
        NEW,
        LEAST
        | {
            "Note__c": "met at the fair",
            "Seats__c": "12.5",
            "Budget__c": "1200.50",
            "Demo_On__c": "2026-12-01",
            "Customer__c": "on",
            "Timeframe__c": "Now",
            "Products__c": ["Boats", "Sails"],
        },
    )

    assert Lead.objects.unscoped().get().custom == {
        "Note__c": "met at the fair",
        "Seats__c": "12.5",
        "Budget__c": "1200.50",
        "Demo_On__c": "2026-12-01",
        "Customer__c": True,
        "Timeframe__c": "Now",
        "Products__c": ["Boats", "Sails"],
    }
