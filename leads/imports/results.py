"""The result of an import, row by row, for its page and for download."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.models import ImportRow, Lead
from prm.paging import page_of

from .formulas import written

Outcome = ImportRow.Outcome
WARNINGS = "warnings"
PILLS = {"accepted": "good", "updated": "new", "duplicate": "warn", "rejected": "bad"}
TITLES = {
    Outcome.REJECTED: gettext_lazy("Rejected"),
    Outcome.DUPLICATE: gettext_lazy("Duplicate"),
    Outcome.UPDATED: gettext_lazy("Updated"),
    Outcome.ACCEPTED: gettext_lazy("Accepted"),
    WARNINGS: gettext_lazy("With warnings"),
}


@dataclass
class Tab:
    """One sort of results: how many there are, and whether the page shows it."""

    key: str
    title: str
    count: int
    is_current: bool = False


def tabs(job, rows, asked):
    """The sorts of results there are; the one asked for, or else the first, is shown."""
    counts = job.report | {WARNINGS: rows.with_warnings().count()}
    found = [Tab(str(key), title, counts[key]) for key, title in TITLES.items() if counts[key]]
    shown = next((tab for tab in found if tab.key == asked), next(iter(found), None))
    if shown:
        shown.is_current = True
    return found, shown


def results(user, job, query):
    """What the page of a finished import shows: its tabs, and a page of rows."""
    rows = ImportRow.objects.permitted(user, "view").filter(job=job)
    found, shown = tabs(job, rows, query.get("show"))
    if shown:
        rows = rows.with_warnings() if shown.key == WARNINGS else rows.filter(outcome=shown.key)
    page = page_of(rows, ("number",), query)
    seen = leads_seen(user, page.rows)
    for row in page.rows:
        row.seen_lead = seen.get(row.lead_id)
        row.pill = PILLS[row.outcome]
        row.excerpt = excerpt(row.cells or [])
    return {"tabs": found, "page": page}


def excerpt(cells):
    """The first words of a row that was rejected, to know it by."""
    return ", ".join([cell.strip() for cell in cells if cell.strip()][:3])[:80]


def leads_seen(user, rows):
    """The leads of these rows that the person may see now."""
    pks = [row.lead_id for row in rows if row.lead_id]
    return Lead.objects.permitted(user, "view").in_bulk(pks)


def rejected_csv(user, job):
    """The rejected rows as they were, each with its reason, line by line."""
    headers = [column["header"] for column in job.columns]
    rows = ImportRow.objects.permitted(user, "view").filter(job=job).rejected().order_by("number")
    yield "\ufeff" + written([*headers, _("Reason")], job.delimiter)
    for row in rows.iterator(chunk_size=500):
        yield written(in_place(row, len(headers)), job.delimiter)


def in_place(row, width):
    """The cells under their headers, then the reason, then cells that had no header."""
    cells = row.cells + [""] * (width - len(row.cells))
    return [*cells[:width], row.reason, *cells[width:]]
