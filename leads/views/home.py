"""Where people arrive, what waits for them, and the search over everything."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import User
from communities.membership import whom_to_ask
from communities.models import Community
from leads import search as searching
from leads.figures import figures, last_handed_over
from leads.models import AssignmentRule
from leads.my_tasks import MyTasks
from leads.place import Console
from leads.rule_pages import warnings_of
from prm.access import for_partners

FEW = 20
NOON, EVENING = 12, 18


@require_safe
@for_partners
def arrive(request):
    """After the log in: the console, or the partner's community."""
    if request.user.is_internal:
        return redirect("home")
    entered = Community.objects.permitted(request.user, "enter").defer("logo").order_by("name")
    community = entered.first()
    if community:
        return redirect(community)
    return render(request, "arrive.html", {"to_ask": whom_to_ask(request.user)})


@require_safe
@for_partners
def home(request):
    """The console's home; the portal's address takes partners to their community."""
    if request.user.is_partner:
        return redirect("arrive")
    context = {
        "greeting": greeting(timezone.localtime().hour) % request.user.get_short_name(),
        "today": timezone.localdate(),
        "figures": figures(request.user),
        "my": MyTasks(request.user, Console()),
        "approvals": waiting_for(request.user),
        **rule_in_trouble(request.user),
        "handed_over": last_handed_over(request.user),
    }
    return render(request, "home.html", context)


def rule_in_trouble(user):
    """To administrators: the active rule, and who cannot get the leads meant for them."""
    if not user.is_superuser:
        return {}
    rule = AssignmentRule.objects.permitted(user, "change").active()
    return {"rule": rule, "rule_warnings": warnings_of(rule)}


def waiting_for(user):
    """The colleagues whom partners invited, for who looks after those partners to approve."""
    rows = User.objects.permitted(user, "change").waiting()
    return rows.select_related("contact__account", "asked_by").order_by("created_at", "pk")[:FEW]


def greeting(hour):
    if hour < NOON:
        return _("Good morning, %s")
    return _("Good afternoon, %s") if hour < EVENING else _("Good evening, %s")


@require_safe
def search(request):
    words = request.GET.get("q", "").replace("\0", "").strip()[: searching.LONGEST]
    is_short = len(words) < searching.SHORTEST
    sections = [] if is_short else searching.found(request.user, words)
    context = {"words": words, "is_short": is_short, "sections": sections}
    return render(request, "search.html", context)
