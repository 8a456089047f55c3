import pytest

from leads.models import WebForm
from tests.factories import LeadFactory, owner_of

SENT = {
    "first_name": "Sophie",
    "last_name": "Laurent",
    "company": "Lyon Digital",
    "email": "sophie@lyon.example",
    "phone": "+33 4 555 0100",
}


@pytest.fixture
def form(stage):
    """A form whose leads are Carla's."""
    return WebForm.objects.create(name="Contact", owner=owner_of(stage.carla))


@pytest.fixture
def post(client, form):
    """Another site posts: `post(last_name="Laurent")`; with no field at all, a usual one."""

    def sent(address="/web-to-lead/", **fields):
        return client.post(address, {"oid": form.key} | (fields or SENT))

    return sent


@pytest.fixture
def new_lead_of(stage):
    def made(who, **values):
        return LeadFactory(of=who, **values)

    return made
