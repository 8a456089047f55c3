"""Change owner: the mail can be read before it is sent."""

import pytest

from prm.models import MailTemplate
from tests.factories import LeadFactory

from .handing import owner_url


def test_the_mail_can_be_read_first(cast, carla, lead, paul):
    """In the receiver's language, from the organization's own text."""
    cast.paul.language = "it"
    cast.paul.save()
    MailTemplate.objects.create(
        kind="assignment", language="it", subject="Per te: {leads_in_short}", body="Ciao {link}"
    )

    answer = carla.get(f"{owner_url(lead)}mail/", {"choice": paul})

    page = answer.content.decode()
    assert "Per te: Sophie Laurent, Lyon Digital" in page
    assert f"/c/partners/leads/{lead.pk}/" in page


@pytest.mark.parametrize("key", ["", "partner:999999", "queue:999999", "x"])
def test_there_is_no_mail_to_nobody(carla, lead, key):
    answer = carla.get(f"{owner_url(lead)}mail/", {"choice": key})

    assert "Choose a person" in answer.content.decode()


def test_no_mail_to_a_foreign_partner_user_is_shown(cast, carla, lead):
    """R2"""
    answer = carla.get(f"{owner_url(lead)}mail/", {"choice": f"partner:{cast.rita.pk}"})

    assert "rita" not in answer.content.decode().lower()
    assert carla.get(f"{owner_url(LeadFactory(of=cast.rita))}mail/").status_code == 404
