"""What would become of the first rows of a draft import; nothing is stored."""

from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from leads.models import CustomField, Pick

from . import drafts, values
from .fields import FIELDS
from .job import decide, kind_of, rows_of
from .mapping import NEW
from .owners import Owners
from .reading import Row
from .results import PILLS

SHOWN = 20
LOOKED_AT = 5000  # Rows from which the order of day and month is told beforehand.


@dataclass
class Line:
    """A row as the preview shows it."""

    row: Row
    name: str
    company: str
    email: str
    label: str
    pill: str
    reason: str
    warnings: list


def preview(job):
    """The first rows of an import, each with what would become of it."""
    columns = [with_style(job, column) for column in job.columns]
    fields = {field.api_name: field for field in CustomField.objects.all()}
    readers = drafts.readers_for(columns, fields, Pick.objects.active().by_field())
    made = [drafts.draft(row, readers) for row in islice(rows_of(job), SHOWN)]
    results = decide(job, made, Owners(job.by)).results
    return [line(each, result) for each, result in zip(made, results, strict=True)]


def with_style(job, column):
    kind = kind_of(column) if column["target"] else ""
    if kind not in values.STYLED:
        return column
    cells = (row.cells[column["index"]] for row in first(job) if not row.problem)
    return column | {"style": drafts.style_to_store(values.style_of(kind, cells))}


def first(job):
    return islice(rows_of(job), LOOKED_AT)


def line(made, result):
    first_name, last_name = made.values.get("first_name", ""), made.values.get("last_name", "")
    return Line(
        row=made.row,
        name=f"{first_name} {last_name}".strip(),
        company=made.values.get("company", ""),
        email=made.values.get("email", ""),
        label=result.get_outcome_display(),
        pill=PILLS[result.outcome],
        reason=result.reason,
        warnings=made.warnings,
    )


def cautions(job):
    """What a person should know before they start, in sentences."""
    filled = {column["target"] for column in job.columns}
    if not filled & {"last_name", "full_name"}:
        yield _("No column fills Last Name: every row will be rejected.")
    if "company" not in filled:
        yield _("No column fills Company: every row will be rejected.")
    for column in job.columns:
        style = with_style(job, column).get("style")
        if style and style["note"]:
            yield f"{column['label']}: {style['note']}"


def left_out(job):
    """The headers of columns that nothing is made of."""
    return [column["label"] for column in job.columns if not column["target"]]


def filled(job):
    """(header, label) of every column that is read."""
    for column in job.columns:
        target = column["target"]
        if target in FIELDS:
            yield column["label"], FIELDS[target].label
        elif target.startswith(NEW):
            yield column["label"], _("New custom field")
        elif target:
            yield column["label"], _("Custom field")
