"""Bringing leads in from a file: the file, its columns, a look at what will happen, the result."""

from django.contrib import messages
from django.http import StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.listing import posted
from leads.imports.forms import ColumnsForm, DialectForm, UploadForm
from leads.imports.preview import cautions, filled, left_out, preview
from leads.imports.results import rejected_csv, results
from leads.imports.wake import wake_after_commit
from leads.models import Import
from leads.runs import undo
from prm.audit import What, audit
from prm.once import Once, once
from prm.permissions import access

FEW = 10


@require_http_methods(["GET", "HEAD", "POST"])
def index(request):
    form = UploadForm(posted(request), request.FILES or None)
    if form.is_valid():
        return redirect("imports:columns", form.receive(request.user).pk)
    earlier = Import.objects.permitted(request.user, "view").select_related("by").newest_first()
    return render(request, "imports/index.html", {"form": form, "earlier": earlier[:FEW]})


@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, pk):
    job = access(request.user, Import, pk, to="change")
    if not job.is_draft:
        return redirect(job)
    form = columns_form(request, job)
    if form.is_valid():
        form.save()
        return redirect("imports:check", pk)
    is_part = request.htmx.target == "options"
    template = "leads/_options.html" if is_part else "imports/columns.html"
    context = {"job": job, "form": form, "lookup": form.lookup, "dialect": DialectForm(job)}
    return render(request, template, context)


def columns_form(request, job):
    """As it was sent; while somebody searches for an owner, not judged yet."""
    if request.method == "POST" and "search" not in request.POST:
        return ColumnsForm(job, request.POST)
    form = ColumnsForm(job)
    form.go_on(request.POST or request.GET)
    return form


@require_POST
def dialect(request, pk):
    job = access(request.user, Import, pk, to="change")
    form = DialectForm(job, request.POST)
    if job.is_draft and form.is_valid():
        form.save()
    return redirect("imports:columns", pk)


@require_safe
def check(request, pk):
    job = access(request.user, Import, pk, to="change")
    if not job.is_draft:
        return redirect(job)
    context = {
        "job": job,
        "lines": preview(job),
        "cautions": list(cautions(job)),
        "filled": list(filled(job)),
        "left_out": left_out(job),
    }
    return render(request, "imports/check.html", context)


@require_POST
def start(request, pk):
    job = access(request.user, Import, pk, to="change")
    if job.start():
        wake_after_commit(job)
    return redirect(job)


@require_safe
def detail(request, pk):
    job = access(request.user, Import, pk)
    if job.is_draft:
        return redirect("imports:columns", pk)
    context = {"job": job, "once": Once(), "can_be_undone": undo.can_be_undone(job)}
    if not job.is_under_way:
        context |= results(request.user, job, request.GET)
    is_part = request.htmx and not request.htmx.history_restore_request
    return render(request, f"imports/{'_' if is_part else ''}detail.html", context)


@require_safe
def rejected(request, pk):
    job = access(request.user, Import, pk)
    audit(request, What.EXPORT, job, rows=job.rejected)
    name = _("rejected-%s") % job.name
    return StreamingHttpResponse(
        rejected_csv(request.user, job),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, name)},
    )


@require_POST
def undoing(request, pk):
    """Look at what undoing would do: the leads that nobody touched since go to the bin."""
    job = access(request.user, Import, pk, to="change")
    form = Once(request.POST)
    place = once(request.user, form, lambda: undo.of_import(request.user, job).get_absolute_url())
    if place is None:
        messages.warning(request, " ".join(form.non_field_errors()))
    return redirect(place or job)
