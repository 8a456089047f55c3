"""Queues: who may take leads from each, and how many wait."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.views.listing import posted
from communities.membership import whom_to_ask
from leads import desk
from leads.forms import MemberForm, QueueForm
from leads.lookup import members_of
from leads.models import Lead, Queue
from leads.queue_mail import Mailed
from leads.views.portal_queues import LONGEST_FIRST
from prm.access import for_administrators
from prm.once import once
from prm.paging import counted, page_of
from prm.permissions import access


@require_safe
def index(request):
    queues = Queue.objects.permitted(request.user, "view").with_members_counted()
    page = page_of(queues.select_related("lead_owner"), ("name", "id"), request.GET)
    waiting = Lead.objects.permitted(request.user, "view").count_by_queue(page.rows)
    rows = [(queue, waiting.get(queue.pk, 0)) for queue in page.rows]
    return render(request, "queues/index.html", {"page": page, "rows": rows})


@require_safe
def detail(request, pk):
    queue = access(request.user, Queue, pk)
    waiting = Lead.objects.waiting_for(request.user).filter(owner__queue=queue)
    context = {
        "queue": queue,
        "members": members_of(queue),
        "page": page_of(waiting.defer("description", "custom"), LONGEST_FIRST, request.GET),
        "waiting": counted(waiting),
        "mailed": Mailed.by(queue),
        "to_ask": whom_to_ask(request.user),
    }
    return render(request, "queues/detail.html", context)


@require_POST
def take(request, pk):
    queue = access(request.user, Queue, pk, to="take")
    lead = desk.take(request, queue)
    return redirect("leads:detail", lead) if lead else redirect(queue)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    if request.htmx.target == "mailed":
        return mailed(request)
    form = QueueForm(posted(request))
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    context = {"form": form, "cancel_url": reverse("queues:index")}
    return redirect(place) if place else render(request, "queues/form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    queue = access(request.user, Queue, pk, to="change")
    if request.htmx.target == "mailed":
        return mailed(request, queue)
    form = QueueForm(posted(request), instance=queue)
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    context = {"form": form, "queue": queue, "cancel_url": queue.get_absolute_url()}
    return redirect(place) if place else render(request, "queues/form.html", context)


def mailed(request, queue=None):
    """Who would be mailed, as the form has it now; nothing is saved yet."""
    form = QueueForm(request.GET, instance=queue)
    return render(request, "queues/_mailed.html", {"mailed": form.mailed})


def stored(request, form):
    queue = form.store()
    messages.success(request, _("Saved %(queue)s.") % {"queue": queue})
    return queue.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def members(request, pk):
    """Let one more in."""
    queue = access(request.user, Queue, pk, to="change")
    if request.method == "POST" and "search" not in request.POST:
        form = MemberForm(queue, request.user, request.POST)
        if form.is_valid():
            return admitted(request, queue, form)
    else:
        form = MemberForm(queue, request.user, initial=(request.POST or request.GET).dict())
    template = "leads/_options.html" if request.htmx.target == "options" else "queues/members.html"
    return render(request, template, {"queue": queue, "form": form, "lookup": form.lookup})


def admitted(request, queue, form):
    queue.admit(form.member)
    values = {"name": form.cleaned_data["choice"].name, "queue": queue}
    messages.success(request, _("%(name)s may take leads from %(queue)s.") % values)
    return redirect(queue)


@require_POST
@for_administrators
def dismissal(request, pk):
    """Let one no longer in; one who is not in is out already."""
    queue = access(request.user, Queue, pk, to="change")
    for member in members_of(queue):
        if member.key == request.POST.get("member"):
            queue.dismiss(member.row)
            values = {"name": member.name, "queue": queue}
            messages.success(request, _("%(name)s takes no more leads from %(queue)s.") % values)
    return redirect(queue)
