"""The custom fields of the demo story; partners see all but what Nordwind keeps to itself."""

from datetime import timedelta

from django.utils import timezone

from leads.models import CustomField

PRODUCTS = ["Scheduling", "Warehouse", "Service desk", "Analytics"]
TIMES = ["This quarter", "This year", "Later"]
MARGINS = ["Standard", "Up to 10 %", "Up to 20 %"]
FIELDS = [
    # API name            label               kind        values    partners see it
    ("Budget__c",         "Budget",           "money",    [],       True),
    ("Products__c",       "Products",         "several",  PRODUCTS, True),
    ("Timeframe__c",      "Timeframe",        "picklist", TIMES,    True),
    ("Demo_On__c",        "Demonstration on", "date",     [],       True),
    ("Is_Customer__c",    "Customer already", "yes_no",   [],       True),
    ("Margin__c",         "Margin allowed",   "picklist", MARGINS,  False),
]  # fmt: skip


def make_fields():
    CustomField.objects.bulk_create(
        CustomField(
            api_name=api_name,
            label=label,
            kind=kind,
            values=values,
            shown_to_partners=shown,
            group="Deal" if shown else "Internal",
            position=position,
        )
        for position, (api_name, label, kind, values, shown) in enumerate(FIELDS)
    )


def custom_values(prospect, number):
    """What is known of a lead; of a new one nothing but what the web form asked for."""
    asked = {"Products__c": [PRODUCTS[number % 4]], "Timeframe__c": TIMES[number % 3]}
    if prospect.state in ("new", "read"):
        return asked if number % 2 else {}
    talked = timezone.localdate() - timedelta(days=int(prospect.days) - 3)
    return asked | {
        "Budget__c": f"{4 + number % 9}500.00",
        "Demo_On__c": talked.isoformat(),
        "Is_Customer__c": number % 4 == 0,
        "Margin__c": MARGINS[number % 3],
    }
