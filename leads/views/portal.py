"""The partner's portal: home, inbox, and the leads one works."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.lists import Views
from accounts.views.listing import listed, posted
from communities.membership import for_members
from leads import lists, partner_facts
from leads.inbox import (
    ORDERS,
    TEAM,
    InboxFilters,
    inbox_of,
    open_by_status,
    seen_through,
    sides_of,
)
from leads.models import Lead, Pick
from leads.my_tasks import MyTasks
from leads.partner_form import PartnerLeadForm
from leads.place import Portal
from leads.timeline import Timeline
from leads.web.facts import for_partner
from leads.why import why_for_partner
from prm.audit import What, audit
from prm.once import Refused, once
from prm.paging import counted
from prm.permissions import access

FEW = 5


@require_safe
@for_members
def home(request, community):
    mine = inbox_of(request.user)
    context = {
        "community": community,
        "unread": counted(mine.unread()),
        "open": open_by_status(request.user),
        "my": MyTasks(request.user, Portal(community)),
        "recent": mine.order_by("-transferred_at", "-id")[:FEW],
    }
    return render(request, "portal/home.html", context)


@require_safe
@for_members
def inbox(request, community):
    sides, views = sides_of(request.user), Views(request, "leads")
    whose = request.GET.get("whose", "")
    whose = whose if whose in dict(sides) else ""
    rows = inbox_of(request.user, whose)
    filters = InboxFilters(request.GET, seen_through(views.active, request.user, rows))
    context = {"community": community, "sides": sides, "whose": whose, "is_team": whose == TEAM}
    orders = lists.ORDERS if views.active else ORDERS
    return listed(request, "portal/inbox.html", filters, orders, views=views, **context)


@require_safe
@for_members
def lead(request, community, pk):
    row = access(request.user, Lead, pk)
    timeline = Timeline.of_lead_for_partner(row, request.user, request.GET, Portal(community))
    if fragment := timeline.fragment(request):
        return render(request, fragment, {"timeline": timeline})
    if request.user.is_internal:
        audit(request, What.READ, row)
    if request.method == "GET" and row.opened_by(request.user):
        row.unread = False
    context = {
        "community": community,
        "lead": row,
        "status_kind": Pick.objects.meaning_of(row.status),
        **why_for_partner(row),
        "groups": partner_facts.of_lead(row) + for_partner(row, request.user, community),
        "timeline": timeline,
        "came_from": row.came_from(request.user),
        "take_url": take_url(row, request.user, community),
        "owner_shown": partner_facts.owner_shown(row, request.user),
        "contact_person": request.user.account.owner if request.user.is_partner else None,
    }
    return render(request, "portal/lead.html", context)


def take_url(lead, user, community):
    """Where it is taken; '' where it cannot be, or not yet again."""
    is_open = lead.can_be_taken_by(user)
    return reverse("portal:take", args=[community.slug, lead.owner.queue_id]) if is_open else ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def edit(request, community, pk):
    row = access(request.user, Lead, pk, to="change")
    form = PartnerLeadForm(posted(request), instance=row)
    url = form.is_bound and once(request.user, form, lambda: saved(request, community, form))
    if url:
        return redirect(url)
    return render(request, "portal/edit.html", {"community": community, "lead": row, "form": form})


def saved(request, community, form):
    """Store it and answer where to go on, or say what somebody else stored meanwhile."""
    pk = form.instance.pk
    if not form.store(request.user):
        form.tell_apart(access(request.user, Lead, pk, to="change"))
        raise Refused
    messages.success(request, _("Saved %(lead)s.") % {"lead": form.instance})
    return reverse("portal:lead", args=[community.slug, pk])
