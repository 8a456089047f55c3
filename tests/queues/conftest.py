"""The southern queue, from which Acme takes, and a rival at Acme's side: Bolt may, too."""

from copy import deepcopy

import pytest

from leads.models import Lead, Queue, Transfer
from tests.factories import LeadFactory


@pytest.fixture
def cast(stage, db):
    """Everybody. What a test changes of them is undone, here and in the database."""
    return deepcopy(stage)


@pytest.fixture
def southern(cast):
    """Acme, Bolt and the channel managers take from it."""
    cast.southern.admit(cast.bolt.groups.get(role=None).group)
    return cast.southern


@pytest.fixture
def waiting(southern):
    """Three leads that wait in it, the one that waits longest first."""
    return [LeadFactory(of=southern, company=f"Company {number}") for number in "123"]


@pytest.fixture
def change(southern):
    """Set the queue up: `change(most_open=3)`."""

    def to(**values):
        Queue.objects.filter(pk=southern.pk).update(**values)
        southern.refresh_from_db()

    return to


def rows(*leads):
    return Lead.objects.unscoped().filter(pk__in=[lead.pk for lead in leads])


def owner(lead):
    return Lead.objects.unscoped().get(pk=lead.pk).owner


def history(lead):
    """The reasons of a lead's transfers, the newest first."""
    transfers = Transfer.objects.unscoped().filter(lead=lead).newest_first()
    return list(transfers.values_list("reason", flat=True))


def said(answer):
    return " ".join(str(message) for message in answer.context["messages"])
