"""Folders of documents in the console: the list, one folder, making, changing, deleting one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.listing import posted
from communities.forms import DocumentsForm, FolderForm
from communities.models import Document, Folder
from prm.once import once
from prm.paging import page_of
from prm.permissions import access


@require_safe
def index(request):
    rows = Folder.objects.visible_to(request.user).select_related("made_by")
    rows = rows.with_shares().with_exposure().with_documents_counted()
    return render(
        request, "folders/index.html", {"page": page_of(rows, ("name", "id"), request.GET)}
    )


@require_safe
def detail(request, pk):
    return shown(request, access(request.user, Folder, pk), DocumentsForm())


def shown(request, folder, form):
    """The folder's page, with a form to upload for whoever may."""
    rows = Document.objects.permitted(request.user, "view").filter(folder=folder)
    context = {
        "folder": folder,
        "form": form,
        "page": page_of(rows.select_related("by"), ("name", "id"), request.GET),
        "shares": folder.shares_named() if folder.can_change else [],
    }
    return render(request, "folders/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    return edited(request, Folder(made_by=request.user), reverse("folders:index"))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    folder = access(request.user, Folder, pk, to="change")
    return edited(request, folder, folder.get_absolute_url())


def edited(request, folder, cancel_url):
    form = FolderForm(posted(request), instance=folder)
    url = form.is_bound and once(request.user, form, lambda: saved(request, form))
    context = {"form": form, "cancel_url": cancel_url}
    return redirect(url) if url else render(request, "folders/form.html", context)


def saved(request, form):
    folder = form.save()
    messages.success(request, _("Saved %(folder)s.") % {"folder": folder})
    return folder.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request, pk):
    """Says what goes with the folder; a POST deletes it."""
    folder = access(request.user, Folder, pk, to="change")
    if request.method == "POST":
        folder.remove()
        messages.success(request, _("Deleted %(folder)s.") % {"folder": folder})
        return redirect("folders:index")
    inside = Document.objects.permitted(request.user, "view").filter(folder=folder).count()
    return render(request, "folders/removal.html", {"folder": folder, "inside": inside})


@require_POST
def upload(request, pk):
    folder = access(request.user, Folder, pk, to="change")
    form = DocumentsForm(request.POST, request.FILES)
    url = once(request.user, form, lambda: uploaded(request, folder, form))
    return redirect(url) if url else shown(request, folder, form)


def uploaded(request, folder, form):
    names = ", ".join(document.name for document in form.keep(folder, request.user))
    messages.success(request, _("Uploaded %(names)s.") % {"names": names})
    return folder.get_absolute_url()
