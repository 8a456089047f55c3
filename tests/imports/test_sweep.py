"""The sweep takes up what was left, gives up on what gets nowhere, and tidies up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from leads.imports import job as jobs
from leads.imports.upload import receive
from leads.models import Import, Lead, Owner
from leads.models.imports import MOST_ATTEMPTS
from leads.tasks import resume_imports, run_import


@pytest.fixture
def draft(cast, make_file):
    """An import of Carla's with three rows, not started."""
    path = make_file("Last Name,Company\nA,C\nB,C\nD,C\n")
    return receive(path, "leads.csv", cast.carla, Owner.objects.of(cast.carla))


def state(job):
    return Import.objects.unscoped().get(pk=job.pk).state


def test_what_waits_is_run(draft):
    draft.start()

    resume_imports()

    assert state(draft) == "done"
    assert Lead.objects.unscoped().count() == 3


def test_a_task_runs_its_import_once(draft):
    draft.start()

    for _time in range(2):
        run_import(draft.pk)

    assert Lead.objects.unscoped().count() == 3


def test_what_a_worker_holds_is_left_to_it(draft):
    draft.start()
    assert draft.claim()

    resume_imports()

    assert state(draft) == "running"
    assert not Lead.objects.unscoped().exists()


def test_drafts_are_left_alone(draft):
    resume_imports()
    run_import(draft.pk)

    assert state(draft) == "draft"


def test_an_import_that_breaks_off_again_and_again_is_given_up(draft, monkeypatch):
    draft.start()
    monkeypatch.setattr(jobs, "readers_of", lambda job: 1 / 0)

    for _time in range(MOST_ATTEMPTS):
        resume_imports()
        assert state(draft) == "running"
        draft.row.update(leased_until=None)
    resume_imports()

    assert state(draft) == "stopped"


def test_an_import_that_breaks_off_keeps_no_other_waiting(draft, cast, make_file, monkeypatch):
    other = receive(make_file("Last Name,Company\nZ,C\n"), "z.csv", cast.ada, draft.owner)
    draft.start()
    other.start()
    plain = jobs.readers_of
    monkeypatch.setattr(jobs, "readers_of", lambda job: plain(job) if job == other else 1 / 0)

    resume_imports()

    assert (state(draft), state(other)) == ("running", "done")


def test_a_file_that_is_gone_stops_its_import(draft):
    draft.start()
    jobs.path_of(draft).unlink()

    resume_imports()

    stopped = Import.objects.unscoped().get(pk=draft.pk)
    assert (stopped.state, stopped.problem) == ("stopped", "The file is gone.")


def test_the_file_of_a_finished_import_is_not_kept(draft):
    """R33"""
    path = jobs.path_of(draft)
    draft.start()

    resume_imports()

    assert not path.exists()


def test_a_draft_of_last_week_is_thrown_away_with_its_file(draft):
    """R33"""
    path = jobs.path_of(draft)
    draft.row.update(created_at=timezone.now() - timedelta(days=8))

    resume_imports()

    assert not Import.objects.unscoped().exists()
    assert not path.exists()


def test_a_file_that_outlived_its_import_is_thrown_away(draft):
    """R33: the worker was killed between the last row and the file."""
    path = jobs.path_of(draft)
    draft.row.update(state="done")

    resume_imports()

    assert not path.exists()
    assert not Import.objects.unscoped().get(pk=draft.pk).file
