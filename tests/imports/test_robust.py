"""What goes wrong while an import runs, and what then stands."""

import pytest
from django.db import DataError, IntegrityError

from leads.imports import job as jobs
from leads.imports.batch import Batch
from leads.models import Import, ImportRow, Lead

HEADER = "First Name,Last Name,Company,Email,Country,Employees,Lead Status,Lead Owner\n"
ONE = "Sophie,Laurent,Lyon Digital,s@lyon.example,France,1200,working - contacted,\n"


def results(job):
    rows = ImportRow.objects.unscoped().filter(job=job).order_by("number")
    return [(row.outcome, row.reason) for row in rows]


def test_what_the_database_refuses_is_rejected_alone(bring_in, cast, monkeypatch):
    plain = Batch.store

    def store(batch):
        if any(lead.last_name == "Bad" for lead in batch.new.values()):
            raise DataError("out of range")
        plain(batch)

    monkeypatch.setattr(Batch, "store", store)
    lines = [f"L{number},C\n" for number in range(20)]
    lines[7] = "Bad,C\n"

    job = bring_in("Last Name,Company\n" + "".join(lines), cast.carla)

    assert (job.accepted, job.rejected) == (19, 1)
    assert results(job)[7] == ("rejected", "The database refused the row: out of range")


def test_of_two_workers_on_one_import_one_stops(bring_in, cast, monkeypatch):
    plain, slow = jobs.store_at_once, []

    def store(job, *args):
        if not slow:  # This worker overslept its lease; another one takes over.
            slow.append(job)
            job.row.update(leased_until=None)
            assert jobs.run(Import.objects.unscoped().get(pk=job.pk))
        plain(job, *args)

    monkeypatch.setattr(jobs, "store_at_once", store)

    job = bring_in("Last Name,Company\nA,C\nB,C\nD,C\n", cast.carla)

    assert job.report == {"accepted": 3, "updated": 0, "duplicate": 0, "rejected": 0, "rows": 3}
    assert Lead.objects.unscoped().count() == 3


def test_outcomes_that_do_not_add_up_are_refused_by_the_database(bring_in, cast):
    job = bring_in(HEADER + ONE, cast.carla)

    with pytest.raises(IntegrityError):
        job.row.update(accepted=2)


def test_somebody_who_became_inactive_brings_nothing_in(bring_in, cast):
    """A7"""
    cast.carla.is_active = False
    cast.carla.save()

    job = bring_in(HEADER + ONE, cast.carla)

    assert (job.state, job.done) == (Import.State.STOPPED, 0)
    assert not Lead.objects.unscoped().exists()
