"""Files that were brought in, for the scene: drafts, finished ones, a rejected row."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from leads.imports.forms import UploadForm
from leads.models import Import, ImportRow


def imports(cast):
    """A draft and a finished import of Carla, and the same of Marco."""
    names = [f"{name}_{state}" for name in ("carla", "marco") for state in ("draft", "done")]
    rows = {name: draft(getattr(cast, name.split("_")[0])) for name in names}
    for name in names[1::2]:
        numbers = {"rows": 1, "done": 1, "rejected": 1}
        rows[name].row.update(state=Import.State.DONE, finished_at=timezone.now(), **numbers)
    return rows


def draft(by):
    file = SimpleUploadedFile("leads.csv", b"Last Name,Company\nLaurent,Lyon Digital\n")
    form = UploadForm({}, {"file": file})
    assert form.is_valid()
    return form.receive(by)


def rejected_row(job):
    return ImportRow.objects.create(job=job, number=1, line=2, outcome="rejected", cells=[])
