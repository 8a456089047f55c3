"""Documents: downloading one, deleting one, and what a community's members find (R28)."""

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from communities.membership import for_members
from communities.models import Document, Folder
from prm.paging import page_of
from prm.permissions import access


@require_safe
def document(request, pk):
    return served(access(request.user, Document, pk))


@require_safe
@for_members
def portal_document(request, community, pk):
    return served(access(request.user, Document, pk))


def served(row):
    """The file, to be kept and never shown: whatever is in it, no browser runs it here."""
    try:
        content = row.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    answer = FileResponse(
        content, as_attachment=True, filename=row.name, content_type=row.content_type
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer


@require_POST
def removal(request, pk):
    row = access(request.user, Document, pk, to="change")
    folder = row.folder_id
    row.remove()
    messages.success(request, _("Deleted %(document)s.") % {"document": row})
    return redirect("folders:detail", folder)


@require_safe
@for_members
def portal_folders(request, community):
    """The folders shared with this person, and no others."""
    rows = Folder.objects.permitted(request.user, "view").shared_with(request.user)
    rows = rows.with_documents_counted()
    context = {"community": community, "page": page_of(rows, ("name", "id"), request.GET)}
    return render(request, "portal/documents.html", context)


@require_safe
@for_members
def portal_folder(request, community, pk):
    folder = access(request.user, Folder, pk)
    rows = Document.objects.permitted(request.user, "view").filter(folder=folder)
    context = {
        "community": community,
        "folder": folder,
        "page": page_of(rows, ("name", "id"), request.GET),
    }
    return render(request, "portal/folder.html", context)
