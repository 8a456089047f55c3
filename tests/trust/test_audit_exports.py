"""R34: what leaves the portal as a file is noted, with who took it; so are runs and erasures."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

from leads.imports import job as jobs
from leads.imports.upload import receive
from leads.models import Lead, Owner, Run
from leads.runs.job import run_now
from leads.runs.plans import freeze, handing
from prm.audit import What
from tests.factories import LeadFactory, owner_of

from .audited import entries, noted, refusing

pytestmark = pytest.mark.django_db


def drafted(cast):
    """Carla is about to hand her two leads to Marco."""
    LeadFactory.create_batch(2, of=cast.carla)
    leads = Lead.objects.visible_to(cast.carla)
    return freeze(cast.carla, handing(owner_of(cast.marco)), leads)


def done(cast):
    run = drafted(cast)
    run_now(run)
    return run, "runs:results", 2


def brought_in(cast, path):
    """Carla's import of one good row and one that was rejected."""
    path.write_text("Last Name,Company\nRossi,Acme\n,\n")
    job = receive(path, path.name, cast.carla, Owner.objects.of(cast.carla))
    job.start()
    jobs.run(job)
    job.refresh_from_db()
    return job, "imports:rejected", 1


@pytest.fixture(params=["run", "import"])
def file(request, cast, tmp_path):
    """What a file is of, its address, and how many rows are in it."""
    made = done(cast) if request.param == "run" else brought_in(cast, tmp_path / "leads.csv")
    row, page, rows = made
    return row, reverse(page, args=[row.pk]), rows


def test_a_file_that_is_taken_is_noted_with_its_size(cast, log_in, file):
    (row, url, rows), browser = file, log_in(cast.carla)

    [entry] = noted(What.EXPORT, lambda: browser.get(url).getvalue())

    assert (entry.by, entry.about, entry.details) == (cast.carla, row, {"rows": rows})
    assert entry.ip == "127.0.0.1"


@pytest.mark.parametrize("who", ["marco", "paul"])
def test_who_does_not_get_it_is_denied_and_took_nothing(cast, log_in, file, who):
    (_row, url, _rows), browser = file, log_in(getattr(cast, who))

    taken = noted(What.EXPORT, lambda: browser.get(url))
    [denied] = noted(What.DENIED, lambda: browser.get(url))

    assert (taken, denied.by) == ([], getattr(cast, who))


def test_looking_at_a_run_is_no_export(cast, log_in):
    run, _page, _rows = done(cast)
    browser = log_in(cast.carla)

    assert noted(What.EXPORT, lambda: browser.get(run.get_absolute_url())) == []


def test_a_run_is_noted_when_it_starts(cast, log_in):
    run, browser = drafted(cast), log_in(cast.carla)

    [entry] = noted(What.ASSIGN, lambda: browser.post(reverse("runs:start", args=[run.pk])))

    assert (entry.by, entry.about, entry.details["leads"]) == (cast.carla, run, 2)


def test_a_lead_is_noted_when_it_is_erased(cast, log_in):
    lead, browser = binned(cast), log_in(cast.ada)

    [entry] = noted(What.ERASED, lambda: browser.post(reverse("leads:erasing", args=[lead.pk])))

    assert (entry.by, entry.about_id, entry.about) == (cast.ada, lead.pk, None)


def binned(cast):
    lead = LeadFactory(of=cast.carla)
    Lead.objects.unscoped().filter(pk=lead.pk).put_away(cast.ada)
    return lead


def test_without_its_entry_a_run_does_not_start(cast, log_in):
    run, browser = drafted(cast), log_in(cast.carla)

    with refusing(the_entry=True), pytest.raises(DatabaseError, match="full"):
        browser.post(reverse("runs:start", args=[run.pk]))

    assert Run.objects.unscoped().get(pk=run.pk).state == Run.State.DRAFT


def test_and_of_a_lead_that_stays_it_is_not_said_that_it_was_erased(cast, log_in):
    lead, browser = binned(cast), log_in(cast.ada)

    with refusing(the_entry=False), pytest.raises(DatabaseError, match="full"):
        browser.post(reverse("leads:erasing", args=[lead.pk]))

    assert not entries(What.ERASED).exists()
