"""The form of an impatient person, sent twenty times at once: one act, one answer (R13)."""

import uuid

import pytest

from leads.demo.cast import assemble
from leads.models import Lead, Transfer
from prm.models import Mail
from tests.bulk.test_parallel import at_once, tabs_of
from tests.factories import LeadFactory
from tests.leads.handing import owner_url, sent
from tests.leads.test_form import LEAST, NEW

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def cast(transactional_db, hashed):
    """Everybody, in a database that several connections see."""
    return assemble(hashed=hashed)


def test_a_new_lead_is_one_lead_one_assignment_and_one_mail(cast):
    form = {"choice": f"partner:{cast.paul.pk}", "notify": "on", "token": str(uuid.uuid4())}

    answers = at_once(lambda tab: tab.post(NEW, LEAST | form), tabs_of(cast.carla))

    lead = Lead.objects.unscoped().get()
    assert {answer.url for answer in answers} == {lead.get_absolute_url()}
    assert Transfer.objects.unscoped().filter(lead=lead).count() == 1
    assert Mail.objects.unscoped().count() == 1


def test_another_owner_is_one_transfer_and_one_mail(cast):
    lead, tabs = LeadFactory(of=cast.carla), tabs_of(cast.carla)
    form = sent(tabs[0], lead, f"partner:{cast.paul.pk}")

    answers = at_once(lambda tab: tab.post(owner_url(lead), form), tabs)

    assert {answer.url for answer in answers} == {lead.get_absolute_url()}
    assert Transfer.objects.unscoped().filter(lead=lead, reason="manual").count() == 1
    assert Mail.objects.unscoped().count() == 1
