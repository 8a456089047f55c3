"""The partner's queues: what waits in each, to be taken, and leads that are handed back."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from communities.membership import for_members
from leads import desk
from leads.models import Lead, Queue
from leads.views.hand_back import handed_back
from prm.once import answers_again
from prm.paging import counted, page_of
from prm.permissions import access

LONGEST_FIRST = ("transferred_at", "id")


@require_safe
@for_members
def index(request, community):
    queues = list(Queue.objects.permitted(request.user, "take").order_by("name"))
    waiting = Lead.objects.waiting_for(request.user).count_by_queue(queues)
    rows = [(queue, waiting.get(queue.pk, 0)) for queue in queues]
    return render(request, "portal/queues.html", {"community": community, "rows": rows})


@require_safe
@for_members
def queue(request, community, pk):
    row = access(request.user, Queue, pk, to="take")
    leads = Lead.objects.waiting_for(request.user).filter(owner__queue=row)
    context = {
        "community": community,
        "queue": row,
        "page": page_of(leads.defer("description", "custom"), LONGEST_FIRST, request.GET),
        "count": counted(leads),
    }
    return render(request, "portal/queue.html", context)


@require_POST
@for_members
def take(request, community, pk):
    row = access(request.user, Queue, pk, to="take")
    lead = desk.take(request, row)
    if lead:
        return redirect("portal:lead", community.slug, lead)
    return redirect("portal:queue", community.slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
@answers_again
def hand_back(request, community, pk):
    lead = access(request.user, Lead, pk, to="hand_back")
    return handed_back(request, lead, "portal/hand_back.html", community=community)
