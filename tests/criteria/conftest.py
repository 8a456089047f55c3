"""Leads with every sort of value: blank, odd, and not fit for their kind."""

from datetime import UTC, datetime
from decimal import Decimal
from itertools import count

import pytest

from leads.models import CustomField, Lead
from tests.factories import owner_of

TEXTS = [
    *("", "Retail", "retail", "RETAIL & Co", "Straße", "STRASSE", "strasse", "éclair", "ÉCLAIR"),
    *("e\u0301clair", "İstanbul", "istanbul", "ıssız", "ISSIZ", "ΟΔΟΣ", "οδός", "οδοσ", "ﬁnance"),
    *(
        "FINANCE",
        "Москва",
        "МОСКВА",
        "日本",
        "100 %",
        "a_b",
        "a\\b",
        "O'Brien",
        'say "x", y',
        "ǆ",
        "Ǆ",
    ),
]
COUNTRIES = ["", "IT", "DE", "KR", "Italia", "Atlantis", "US"]
LONG = ["12345678901234567890.5", "12345678901234567891"]
CUSTOM = {
    "Text__c": [None, "", "Straße", "ISSIZ", "gold", 5, ["gold"], True],
    "Number__c": [None, "", "5", "5.0", "-3", *LONG, "1e5", "x", 5],
    "Day__c": [None, "", "2024-02-29", "2023-02-29", "2026-01-31", "0000-01-01", "2026-1-1", 5],
    "Sure__c": [None, True, False, "yes", 1],
    "Several__c": [None, [], ["Gold"], ["gold", "Straße"], "gold", [5], ["ǆ", 5]],
}  # fmt: skip
KINDS = {"Text__c": "text", "Number__c": "number", "Day__c": "date", "Sure__c": "yes_no"}
KINDS["Several__c"] = "several"


@pytest.fixture(scope="module")
def varied(stage, django_db_blocker):
    """Forty leads."""
    with django_db_blocker.unblock():
        for name, kind in KINDS.items():
            values = ["Gold"] if kind == "several" else []
            CustomField.objects.create(api_name=name, label=name[:-3], kind=kind, values=values)
        rows = [made(number, owner_of(stage.carla)) for number in range(40)]
        Lead.objects.bulk_create(rows)
        return list(Lead.objects.unscoped())


def made(number, owner):
    steps = count(1)

    def pick(values):
        return values[number * next(steps) % len(values)]

    custom = {name: pick(values) for name, values in CUSTOM.items()}
    return Lead(
        owner=owner,
        status="New",
        last_name=pick(TEXTS) or "Laurent",
        company=pick(TEXTS),
        industry=pick(TEXTS),
        country=pick(COUNTRIES),
        employees=pick([None, 0, 5, 50, 51]),
        annual_revenue=pick([None, Decimal("0"), Decimal("1000.50"), Decimal("9876543210.10")]),
        do_not_call=pick([True, False]),
        created_at=pick(
            [datetime(2024, 2, 29, 23, 59, tzinfo=UTC), datetime(2026, 1, 31, tzinfo=UTC)]
        ),
        custom={name: value for name, value in custom.items() if value is not None or number % 2},
    )
