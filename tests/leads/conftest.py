"""The cast for the tests of leads: assembled once a module, as fresh for each test."""

from copy import deepcopy

import pytest

from leads.models import CustomField
from tests.factories import LeadFactory


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def carla(cast, log_in):
    """Carla's browser."""
    return log_in(cast.carla)


@pytest.fixture
def ada(cast, log_in):
    """The browser of Ada, the administrator."""
    return log_in(cast.ada)


@pytest.fixture
def lead(cast):
    """Sophie Laurent, who is Carla's."""
    return LeadFactory(of=cast.carla, first_name="Sophie", company="Lyon Digital")


@pytest.fixture
def paul(cast):
    """Paul, as the choice he is in a form."""
    return f"partner:{cast.paul.pk}"


@pytest.fixture
def custom_fields(db):
    """A custom field of each kind."""
    for kind, name, values in [
        ("text", "Note__c", []),
        ("number", "Seats__c", []),
        ("money", "Budget__c", []),
        ("date", "Demo_On__c", []),
        ("yes_no", "Customer__c", []),
        ("picklist", "Timeframe__c", ["Now", "Later"]),
        ("several", "Products__c", ["Boats", "Sails"]),
    ]:
        CustomField.objects.create(api_name=name, label=name, kind=kind, values=values)
