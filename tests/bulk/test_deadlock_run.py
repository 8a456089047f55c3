"""F17: a run and Ada, who hands on the same leads, each have one before they ask for both."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import OperationalError, connection, connections, transaction

from leads.demo.cast import assemble
from leads.models import Lead, Transfer
from leads.models.lead_queryset import Act
from leads.runs import job, plans
from tests.bulk.reading import owner_of_now, report
from tests.factories import LeadFactory, owner_of
from tests.racing.start import wait_until

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
LATER = 0.3  # Seconds: who waits first is the first to find out, and so the victim.
WAITING = """SELECT COUNT(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database()"""


@pytest.fixture
def crossing(transactional_db, hashed):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite lets writers in one by one")
    return Crossing(assemble(hashed=hashed))


class Crossing:
    """Carla's run is the victim: it waits for the lead that Ada has, before she waits for its."""

    def __init__(self, cast):
        self.cast, self.both, self.tries = cast, Barrier(2), []
        self.first, self.second = LeadFactory.create_batch(2, of=cast.carla)
        plan = plans.handing(owner_of(cast.paul))
        self.run = plans.freeze(cast.carla, plan, Lead.objects.visible_to(cast.carla))

    def played(self):
        with ThreadPoolExecutor(2) as threads:
            acts = [threads.submit(act) for act in (self.change, self.hand_on)]
            return [act.result(timeout=30) for act in acts]

    def change(self):
        try:
            with connection.execute_wrapper(self.holding_the_first):
                return job.run_now(self.run)
        finally:
            connections.close_all()

    def holding_the_first(self, execute, sql, *arguments):
        if sql.startswith('UPDATE "leads_lead"'):
            self.tries.append(sql)
            if len(self.tries) == 1:
                Lead.objects.unscoped().select_for_update(of=("self",)).get(pk=self.first.pk)
                self.both.wait(timeout=10)
        return execute(sql, *arguments)

    @transaction.atomic
    def give(self, *leads):
        for lead in leads:
            rows = Lead.objects.unscoped().filter(pk=lead.pk, owner=owner_of(self.cast.carla))
            rows.transfer(owner_of(self.cast.petra), Act(self.cast.ada, "manual"))
            if lead == self.second:
                self.both.wait(timeout=10)
                wait_until(is_waited_for, "the run waits for this lead")
                sleep(LATER)

    def hand_on(self):
        try:
            self.give(self.second, self.first)
        finally:
            connections.close_all()


def is_waited_for():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0]


def test_the_run_begins_its_batch_once_more(crossing):
    crossing.played()

    assert report(crossing.run) == ("done", 2, 0, 0, 2)
    assert len(crossing.tries) == 2
    leads = (crossing.first, crossing.second)
    assert {owner_of_now(lead) for lead in leads} == {crossing.cast.petra}
    assert Transfer.objects.unscoped().filter(reason="manual").count() == 2


def test_without_another_try_the_run_breaks_off(crossing, monkeypatch):
    """The negative control: nothing is half done, and the next sweep takes it up."""
    monkeypatch.setattr(job, "retried", lambda act: act())

    with pytest.raises(OperationalError, match="deadlock"):
        crossing.played()

    assert report(crossing.run) == ("running", 2, 2, 0, 0)
