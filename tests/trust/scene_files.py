"""Files of the scene: shelves with documents, drafts that were brought in, a rejected row."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from leads.imports.forms import UploadForm
from leads.models import Import, ImportRow
from tests.communities.sharing_scene import document_in, folders, views


def of_shelves(cast):
    shelves = folders(cast)
    return {
        "folder": shelves,
        "document": {name: document_in(folder) for name, folder in shelves.items()},
        "list view": views(cast),
    }


def of_imports(cast):
    jobs = imports(cast)
    return {
        "import": jobs,
        "import row": {name: rejected_row(jobs[f"{name}_done"]) for name in ("carla", "marco")},
    }


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
