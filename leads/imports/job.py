"""Bring a file in: batch by batch, each in one transaction with the progress it makes.

Whoever is killed at whatever point leaves an import that the next worker resumes at the
first row without a result. Two workers on one import do no harm: of two that store the
same batch, one finds that the other has got further, and stops.
"""

import gc
import logging
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leads.models import CustomField, Import, Pick
from leads.models.imports import MOST_ATTEMPTS

from . import drafts, values
from .batch import Batch
from .fields import FIELDS
from .kinds import custom_kind
from .mapping import CUSTOM, NEW
from .owners import Owners
from .reading import Dialect, rows
from .twins import Twins

logger = logging.getLogger(__name__)
BATCH = 5_000 if connection.vendor == "postgresql" else 1_000  # SQLite keeps others waiting.
AT_ONCE = 100_000  # Objects made between two looks for circles.


class Overtaken(Exception):
    """Another worker has got further with this import."""


def run(job):
    """Run an import to its end, if nobody else does. Answers whether it was ours."""
    if not job.claim():
        return False
    person = job.by
    with translation.override(person.language), timezone.override(person.time_zone), few_pauses():
        try:
            if obstacle := obstacle_of(job):
                job.stop(obstacle)
            else:
                bring_in(job)
        except Overtaken:
            return False
    return True


@contextmanager
def few_pauses():
    """Rows make many objects and no circles; to look for these takes a tenth of an import."""
    usual = gc.get_threshold()
    gc.set_threshold(AT_ONCE, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def obstacle_of(job):
    """Why an import cannot go on, or ''."""
    if not job.by.is_active:
        return _("The person who started the import is not active any more.")
    if not job.file or not path_of(job).exists():
        return _("The file is gone.")
    return ""


def path_of(job):
    return Path(job.file.path)


def dialect_of(job):
    return Dialect(job.encoding, job.delimiter)


def rows_of(job):
    return rows(path_of(job), dialect_of(job))


def bring_in(job):
    prepare(job)
    readers = readers_of(job)
    finder = Owners(job.by)
    stream = islice(rows_of(job), job.done, None)
    while batch := list(islice(stream, BATCH)):
        store(job, [drafts.draft(row, readers) for row in batch], finder)
    job.finish()


def prepare(job):
    """Make the custom fields that were asked for; look at whole columns, once."""
    job.columns = [with_field(job, column) for column in job.columns]
    if any("style" not in column for column in job.columns):
        job.columns = [with_style(job, column) for column in job.columns]
    job.row.update(columns=job.columns)


def cells_of(job, column):
    """All cells of a column, one by one."""
    return (row.cells[column["index"]] for row in rows_of(job) if not row.problem)


def with_field(job, column):
    """A column that asks for a new custom field gets one of the kind that fits all its cells."""
    if not column["target"].startswith(NEW):
        return column
    api_name = column["target"].removeprefix(NEW)
    field = CustomField.objects.filter(api_name=api_name).first()
    if field is None:
        kind = custom_kind(cells_of(job, column))
        shape = {"label": column["label"][:80], "kind": kind}
        field, _is_new = CustomField.objects.get_or_create(api_name=api_name, defaults=shape)
    return column | {"target": CUSTOM + field.api_name}


def with_style(job, column):
    kind = kind_of(column)
    cells = cells_of(job, column) if kind in values.STYLED else ()
    style = values.style_of(kind, cells)
    return column | {"style": drafts.style_to_store(style)}


def kind_of(column):
    """The kind of the field that a column fills; '' if it fills none."""
    if column["target"] in FIELDS:
        return FIELDS[column["target"]].kind
    api_name = column["target"].partition(":")[2]
    field = CustomField.objects.filter(api_name=api_name).first()
    return field.kind if field else column["kind"] if api_name else ""


def readers_of(job):
    fields = {field.api_name: field for field in CustomField.objects.all()}
    return drafts.readers_for(job.columns, fields, Pick.objects.active().by_field())


def decide(job, made, finder):
    """What would become of these drafts: nothing is stored."""
    good = [draft for draft in made if not draft.problems]
    finder.look_up({draft.owner for draft in good if draft.owner})
    keeps_apart = job.duplicates != Import.Duplicates.CREATE
    twins = Twins(job.by, job.match, good) if keeps_apart else None
    return Batch(job, made, twins, finder, Pick.objects.default_of("status"))


def store(job, made, finder):
    """Store a batch. What the database refuses is narrowed down to single rows, and rejected."""
    try:
        store_at_once(job, made, finder)
        job.done += len(made)
    except (DataError, IntegrityError) as error:
        half = len(made) // 2
        if half:
            store(job, made[:half], finder)
            store(job, made[half:], finder)
        else:
            made[0].problems.append(_("The database refused the row: %s") % error)
            store(job, made, finder)


@transaction.atomic
def store_at_once(job, made, finder):
    wait_for_others()
    batch = decide(job, made, finder)
    if not job.advance(batch.outcomes):
        raise Overtaken
    batch.store()


def wait_for_others():
    """Imports store their batches one after the other, so that each sees the leads of all."""
    running = Import.objects.unscoped().running().order_by("pk").select_for_update()
    return list(running.values_list("pk", flat=True))


def resume():
    """Run what waits, and what a killed worker left; give up on what never gets anywhere."""
    for job in Import.objects.unscoped().due().order_by("pk"):
        if job.attempts >= MOST_ATTEMPTS:
            job.stop(_("The import broke off several times at the same row."))
        else:
            run_alone(job)


def run_alone(job):
    """Run an import; if it breaks off, the others are run all the same."""
    try:
        run(job)
    except Exception:
        logger.exception("Import %s broke off; the next sweep takes it up.", job.pk)


def tidy():
    """Files that nobody needs any more are not kept."""
    for job in Import.objects.unscoped().with_needless_file():
        job.drop_file()
    for job in Import.objects.unscoped().forgotten():
        job.file.delete(save=False)
        job.delete()
