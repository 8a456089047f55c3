"""All activities of the partners one answers for, overdue tasks on top."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.views.listing import listed
from communities.membership import for_members
from leads.activity_filters import ActivityFilters
from leads.place import Console, Portal, ready
from leads.timeline import Timeline
from prm.paging import counted

ORDERS = {"-at": ("-at", "-id"), "at": ("at", "id")}
FEW = 5


@require_safe
def index(request):
    filters = ActivityFilters(request.user, request.GET)
    overdue = filters.qs.narrowed(lambda rows: rows.overdue().soonest_first())
    first = ready(overdue[:FEW], Console())
    more = {"overdue": first, "overdue_count": counted(overdue)}
    return listed(request, "activities/index.html", filters, ORDERS, place=Console(), **more)


@require_safe
@for_members
def of_own_account(request, community):
    """What was noted about a partner user's own company."""
    if not request.user.is_partner:
        return redirect("activities:index")
    account = request.user.account
    timeline = Timeline.of_own_account(account, request.user, request.GET, Portal(community))
    if fragment := timeline.fragment(request):
        return render(request, fragment, {"timeline": timeline})
    context = {"community": community, "timeline": timeline}
    return render(request, "portal/activities.html", context)
