"""Deleting a queue: where it is used, and where its leads go."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from leads.forms.queue_removal import QueueRemovalForm
from leads.models import Queue
from prm.access import for_administrators
from prm.permissions import access
from prm.sql import retried


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def removal(request, pk):
    queue = access(request.user, Queue, pk, to="change")
    if request.method == "POST" and "search" not in request.POST:
        form = QueueRemovalForm(request.user, queue, request.POST)
        if removed(request, form):
            return redirect("queues:index")
    else:
        form = QueueRemovalForm(request.user, queue, initial=(request.POST or request.GET).dict())
    template = "leads/_options.html" if request.htmx.target == "options" else "queues/removal.html"
    return render(request, template, {"queue": queue, "form": form, "lookup": form.lookup})


def removed(request, form):
    if not form.is_valid():
        return False
    try:
        moved = retried(form.remove)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    words = ngettext(
        "Deleted %(queue)s. %(moved)s lead has a new owner.",
        "Deleted %(queue)s. %(moved)s leads have a new owner.",
        moved,
    )
    values = {"queue": form.queue, "moved": moved}
    messages.success(request, (words if moved else _("Deleted %(queue)s.")) % values)
    if form.places:
        words = _("%(name)s stands in its place where it was used.")
        messages.success(request, words % {"name": form.cleaned_data["choice"].name})
    return True
