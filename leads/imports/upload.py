"""From an uploaded file to an import that a person can look through and start."""

import tempfile
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext as _

from leads.models import CustomField, Import

from . import encodings
from .job import dialect_of, path_of
from .mapping import guess
from .reading import header, rows, sniff
from .refusals import refusal

SAMPLES = 100
MOST_COLUMNS = 500


@contextmanager
def on_disk(upload):
    """The path of an uploaded file; a small one is in memory and is written out."""
    if hasattr(upload, "temporary_file_path"):
        yield Path(upload.temporary_file_path())
        return
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in upload.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)


def obstacle_of(path, limit):
    """Why the file cannot be imported at all, or ''."""
    if sentence := refusal(path, limit):
        return sentence
    dialect = sniff(path)
    columns = header(path, dialect)
    if len(columns) > MOST_COLUMNS:
        sentence = _("The file has %(columns)d columns; at most %(most)d fit.")
        return sentence % {"columns": len(columns), "most": MOST_COLUMNS}
    if next(rows(path, dialect), None) is None:
        return _("The file has a header and no rows under it.")
    return ""


def receive(path, name, by, owner, **options):
    """Keep a copy of the file as a draft import, its columns guessed."""
    dialect = sniff(path)
    job = Import(name=name[-255:], by=by, owner=owner, **options)
    job.encoding, job.delimiter = dialect.encoding, dialect.delimiter
    with path.open("rb") as file:
        job.file.save("leads.csv", File(file), save=False)
    read_columns(job)
    job.save(force_insert=True)
    return job


def read_columns(job):
    """Guess the columns again, as after a change of encoding or delimiter."""
    path, dialect = path_of(job), dialect_of(job)
    samples = [row.cells for row in islice(rows(path, dialect), SAMPLES) if not row.problem]
    columns = guess(header(path, dialect), samples, list(CustomField.objects.all()))
    job.columns = [as_stored(column, samples) for column in columns]
    job.rows = sum(1 for row in rows(path, dialect))


def as_stored(column, samples):
    filled = (cells[column.index].strip() for cells in samples)
    examples = list(dict.fromkeys(text for text in filled if text))[:3]
    return asdict(column) | {"label": column.label, "examples": [text[:60] for text in examples]}


def known_encodings(now):
    """The encodings to choose from, also the one guessed if it is an unusual one."""
    return list(({now: now.upper()} | encodings.CHOICES).items())
