"""Leads: the list, the record, making and changing one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import Views
from accounts.views.listing import listed, posted
from leads import facts
from leads.filters import LeadFilters
from leads.forms.by_rule import CreateForm, EditForm
from leads.lists import ORDERS, SORTS
from leads.models import Lead, Pick
from leads.place import Console
from leads.runs.selection import kept_of
from leads.timeline import Timeline
from leads.timeline.mails import refusal_of
from leads.web.facts import of_lead as came_in
from prm.audit import What, audit
from prm.once import Refused, answers_again, once
from prm.permissions import access


@require_safe
def index(request):
    views = Views(request, "leads")
    if views.address:
        return redirect(views.address)
    rows = Lead.objects.permitted(request.user, "view").with_owners().with_status_kind()
    filters = LeadFilters(request.user, request.GET, rows.defer("description", "custom"))
    more = {"sorts": SORTS, "asked": kept_of(request.GET), "views": views}
    return listed(request, "leads/index.html", filters, ORDERS, **more)


@require_safe
def detail(request, pk):
    lead = access(request.user, Lead, pk)
    timeline = Timeline.of_lead(lead, request.user, request.GET, Console())
    if fragment := timeline.fragment(request):
        return render(request, fragment, {"timeline": timeline})
    audit(request, What.READ, lead)
    if request.method == "GET" and lead.opened_by(request.user):
        lead.unread = False
    context = {
        "lead": lead,
        "status_kind": Pick.objects.meaning_of(lead.status),
        "groups": facts.of_lead(lead) + came_in(lead, request.user),
        "timeline": timeline,
        "refusal": refusal_of(lead, request.user),
        "came_from": lead.came_from(request.user),
        "take_url": take_url(lead, request.user),
    }
    return render(request, "leads/detail.html", context)


def take_url(lead, user):
    """Where it is taken; '' where it cannot be, or not yet again."""
    is_open = lead.can_be_taken_by(user)
    return reverse("queues:take", args=[lead.owner.queue_id]) if is_open else ""


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    if "search" in request.POST or request.htmx.target == "options":
        return searched(request)
    form = CreateForm(request.user, posted(request))
    place = form.is_bound and once(request.user, form, lambda: entered(request, form))
    return redirect(place) if place else new_page(request, form)


def new_page(request, form):
    template = "leads/_options.html" if request.htmx.target == "options" else "leads/create.html"
    return render(request, template, {"form": form, "lookup": form.lookup})


def searched(request):
    """The same form with other choices for the owner; nothing of it is judged yet."""
    sent = request.POST or request.GET
    blank = CreateForm(request.user)
    initial = {
        name: field.widget.value_from_datadict(sent, {}, name)
        for name, field in blank.fields.items()
    }
    return new_page(request, CreateForm(request.user, initial=initial))


def entered(request, form):
    return saved(request, form.enter())


def saved(request, lead):
    """Where to go on: the list, if the lead went to somebody whose leads one does not see."""
    messages.success(request, _("Saved %(lead)s.") % {"lead": lead})
    may_see = Lead.objects.permitted(request.user, "view").filter(pk=lead.pk).exists()
    return lead.get_absolute_url() if may_see else reverse("leads:index")


@require_http_methods(["GET", "HEAD", "POST"])
@answers_again
def edit(request, pk):
    lead = access(request.user, Lead, pk, to="change")
    form = EditForm(posted(request), instance=lead)
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    if place:
        return redirect(place)
    if request.method == "GET":
        lead.opened_by(request.user)
    return render(request, "leads/edit.html", {"form": form, "lead": lead})


def stored(request, form):
    """Store it and answer where to go on, or say what somebody else stored meanwhile."""
    if not form.store(request.user):
        form.tell_apart(access(request.user, Lead, form.instance.pk, to="change"))
        raise Refused
    return saved(request, form.instance)
