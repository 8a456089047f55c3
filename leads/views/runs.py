"""Runs: what they will do, how far they are, what became of each lead, and undoing them."""

from django.contrib import messages
from django.db import transaction
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from leads.models import Run
from leads.runs import job, undo
from leads.runs.results import effect, results, results_csv
from leads.runs.wake import wake_after_commit
from prm.audit import What, audit
from prm.once import Once, once
from prm.paging import page_of
from prm.permissions import access

NEWEST = ("-created_at", "-id")


@require_safe
def index(request):
    rows = Run.objects.permitted(request.user, "view").started().select_related("by")
    return render(request, "runs/index.html", {"page": page_of(rows, NEWEST, request.GET)})


@require_safe
def detail(request, pk):
    run = access(request.user, Run, pk)
    context = {"run": run, "once": Once(), "effect": effect(run)}
    if not run.is_under_way:
        context |= results(request.user, run, request.GET)
    is_part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"runs/{'_' if is_part else ''}detail.html", context)


@require_POST
def start(request, pk):
    run = access(request.user, Run, pk, to="change")
    with transaction.atomic():
        if run.start():
            audit(request, What.ASSIGN, run, kind=run.kind, leads=run.left)
            wake_after_commit(run)
        elif run.row.get().is_draft:
            messages.warning(request, undo.refusal_of(run))
    return redirect(run)


@require_POST
def cancel(request, pk):
    run = access(request.user, Run, pk, to="change")
    if job.cancel(run):
        messages.success(request, _("Cancelled. What was changed until then stays."))
    return redirect(run)


@require_POST
def undoing(request, pk):
    """Look at what undoing would do; it is a run of its own."""
    run = access(request.user, Run, pk, to="change")
    form = Once(request.POST)
    place = once(request.user, form, lambda: address_of(undo.of_run(request.user, run)))
    if place is None:
        messages.warning(request, " ".join(form.non_field_errors()))
    return redirect(place or run)


def address_of(run):
    return reverse("runs:detail", args=[run.pk])


@require_safe
def results_file(request, pk):
    run = access(request.user, Run, pk)
    name = _("result-of-run-%s.csv") % run.pk
    audit(request, What.EXPORT, run, rows=run.rows)
    return StreamingHttpResponse(
        results_csv(request.user, run),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )
