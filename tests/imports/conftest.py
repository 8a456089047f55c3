"""Files to read: made on the spot, or the real ones."""

import io
from pathlib import Path

import pytest
from django.urls import reverse

from leads.imports import job as jobs
from leads.imports.upload import receive
from leads.models import Lead, Owner
from tests.required import skip_or_fail

REAL = Path(__file__).resolve().parents[2].parent / "shared/data/leads"


@pytest.fixture
def make_file(tmp_path):
    """Write text or bytes to a file: `make_file("a,b")`."""

    def make(content, encoding="utf-8", name="leads.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return path

    return make


@pytest.fixture
def lead_files():
    """The folder of real lead files beside the project."""
    if not REAL.is_dir():
        skip_or_fail("lead files", f"the folder {REAL.name} beside the project is missing")
    return REAL


@pytest.fixture
def bring_in(cast, make_file):
    """Import a file, or text in one, as somebody: `bring_in(text, cast.carla)`."""

    def run(content, by, owner=None, **options):
        path = content if isinstance(content, Path) else make_file(content)
        job = receive(path, path.name, by, owner or Owner.objects.of(by), **options)
        job.start()
        jobs.run(job)
        job.refresh_from_db()
        return job

    return run


@pytest.fixture
def leads_in(db):
    """All leads, by last name."""
    return lambda: {lead.last_name: lead for lead in Lead.objects.unscoped().order_by("pk")}


@pytest.fixture
def upload(cast, log_in):
    """Upload a file as somebody; answers the page one is sent to."""

    def send(content, name="leads.csv", by=cast.carla):
        content = content if isinstance(content, bytes) else content.encode()
        file = io.BytesIO(content)
        file.name = name
        return log_in(by).post(reverse("imports:index"), {"file": file}, follow=True)

    return send
