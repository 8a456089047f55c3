"""F17: two people's forms hand on the same two leads, each in the other's order."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, connection, connections

from leads.demo.cast import assemble
from leads.models import Lead, Transfer
from leads.models.lead_queryset import Act
from prm.models import Submission
from tests.factories import LeadFactory, owner_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def crossing(transactional_db, hashed):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite lets writers in one by one")
    return Crossing(assemble(hashed=hashed))


class Crossing:
    """Both have one lead before either asks for the other's."""

    def __init__(self, cast):
        first, second = LeadFactory.create_batch(2, of=cast.carla)
        self.forms = [
            (cast.carla, owner_of(cast.paul), (first, second)),
            (cast.ada, owner_of(cast.petra), (second, first)),
        ]
        self.seen, self.tries, self.both = owner_of(cast.carla), [], Barrier(2)

    def sent(self):
        """The answers to both forms."""
        with ThreadPoolExecutor(2) as threads:
            return list(threads.map(lambda form: self.send(*form), self.forms))

    def send(self, user, to, leads):
        try:
            return Submission.once(user, uuid.uuid4(), lambda: self.hand_on(user, to, leads))
        finally:
            connections.close_all()

    def hand_on(self, user, to, leads):
        is_first = user not in self.tries
        self.tries.append(user)
        for number, lead in enumerate(leads):
            if is_first and number == 1:
                self.both.wait(timeout=10)
            rows = Lead.objects.unscoped().filter(pk=lead.pk, owner=self.seen)
            rows.transfer(to, Act(user, "manual"))
        return "/leads/"


def test_both_are_answered_and_each_lead_goes_once(crossing):
    answers = crossing.sent()

    assert answers == ["/leads/", "/leads/"]
    assert len(crossing.tries) == 3  # One was the victim, and began once more.
    assert len(set(Lead.objects.unscoped().values_list("owner", flat=True))) == 1
    assert Transfer.objects.unscoped().filter(reason="manual").count() == 2
    assert Submission.objects.count() == 2


def test_without_another_try_one_of_them_is_lost(crossing, monkeypatch):
    """The negative control."""
    monkeypatch.setattr("prm.models.submission.retried", lambda act: act())

    with pytest.raises(OperationalError, match="deadlock"):
        crossing.sent()
