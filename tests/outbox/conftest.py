"""What the tests of the outbox share."""

from copy import deepcopy

import pytest
from allauth.account.adapter import get_adapter
from django.core.mail.backends.base import BaseEmailBackend

from accounts.models import Invitation
from communities.emails import welcome
from leads.models import Lead, Owner
from leads.models.lead_queryset import Act
from prm.models import Mail
from prm.outbox.delivery import deliver_due


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


def newest(kind):
    return Mail.objects.unscoped().filter(kind=kind).latest("pk")


@pytest.fixture
def hand_over(cast):
    """Hand a lead over with a mail, which it answers: `hand_over(lead, cast.paul)`."""

    def handed(lead, to, by=None):
        rows = Lead.objects.unscoped().filter(pk=lead.pk)
        rows.transfer(Owner.objects.of(to), Act(by or cast.carla, "manual", notify=True))
        return newest("assignment")

    return handed


@pytest.fixture
def mail(cast, new_lead, hand_over):
    """A queued mail that tells Paul of a lead."""
    return hand_over(new_lead(cast.carla), cast.paul)


@pytest.fixture
def every_kind(cast, new_lead, hand_over):
    """A queued mail of every kind there is, by kind."""
    hand_over(new_lead(cast.carla), cast.paul)
    Invitation.send(cast.nora, by=cast.carla)
    welcome(cast.paul, cast.community)
    get_adapter().send_mail("account/email/password_reset_key", cast.paul.email, {})
    return {mail.kind: mail for mail in Mail.objects.unscoped()}


@pytest.fixture
def sent(mailoutbox):
    """Send what is due; the messages that went out: `sent()`."""

    def messages():
        deliver_due()
        return mailoutbox

    return messages


class Server(BaseEmailBackend):
    """A mail server that raises what it is told to."""

    trouble = None

    def send_messages(self, messages):
        raise self.trouble


@pytest.fixture
def server_says(settings, monkeypatch):
    """Let the mail server fail: `server_says(smtplib.SMTPDataError(451, b"later"))`."""

    def says(trouble):
        settings.EMAIL_BACKEND = "tests.outbox.conftest.Server"
        monkeypatch.setattr(Server, "trouble", trouble)
        deliver_due()

    return says
