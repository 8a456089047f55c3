"""The cast of the tests: the people of the demo story, with human names."""

import pytest
from django.contrib.auth.hashers import make_password

from leads.demo.cast import PASSWORD, assemble
from leads.models import Lead, Owner
from leads.models.lead_queryset import Act


@pytest.fixture(scope="session")
def hashed():
    return make_password(PASSWORD)


@pytest.fixture
def cast(db, hashed):
    """Everybody, in an otherwise empty database."""
    return assemble(hashed=hashed)


@pytest.fixture
def log_in(client):
    """The browser of somebody: `log_in(cast.paul).get(...)`."""

    def as_user(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_user


@pytest.fixture
def new_lead(cast):
    """A lead of somebody's: `new_lead(cast.paul)`, or of a queue's."""

    def made(owner, **values):
        owner = owner.lead_owner if hasattr(owner, "description") else Owner.objects.of(owner)
        values = {"last_name": "Laurent", "company": "Lyon Digital", "status": "New"} | values
        lead = Lead(owner=owner, **values)
        Lead.objects.enter([lead], Act(by=cast.carla, reason="created"))
        return lead

    return made
