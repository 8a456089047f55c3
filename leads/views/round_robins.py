"""Round robins: who takes part, who is next, and what each got of their share."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.listing import posted
from leads.forms.round_robin import RoundRobinForm
from leads.models import RoundRobin
from leads.round_robins import Sight, robin_uses
from prm.access import for_administrators
from prm.once import once
from prm.paging import page_of
from prm.permissions import access


@require_safe
def index(request):
    robins = RoundRobin.objects.permitted(request.user, "view").with_members_counted()
    robins = robins.select_related("fallback__user", "fallback__queue")
    page = page_of(robins, ("name", "id"), request.GET)
    return render(request, "round_robins/index.html", {"page": page})


@require_safe
def detail(request, pk):
    robin = access(request.user, RoundRobin, pk)
    return render(
        request, "round_robins/detail.html", {"robin": robin, "sight": Sight(robin, request.user)}
    )


@require_safe
def ledger(request, pk):
    """All that was dealt, page by page."""
    robin = access(request.user, RoundRobin, pk)
    sight = Sight(robin, request.user, request.GET)
    context = {"robin": robin, "sight": sight, "page": sight.dealt}
    return render(request, "round_robins/ledger.html", context)


@require_safe
def skips(request, pk):
    """All the times in which somebody was passed over, page by page."""
    robin = access(request.user, RoundRobin, pk)
    sight = Sight(robin, request.user, request.GET)
    context = {"robin": robin, "sight": sight, "page": sight.skipped}
    return render(request, "round_robins/skips.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return form_page(request, RoundRobin(), reverse("round_robins:index"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    robin = access(request.user, RoundRobin, pk, to="change")
    return form_page(request, robin, robin.get_absolute_url())


def form_page(request, robin, cancel_url):
    """The form; while an owner for the fallback is searched, nothing of it is judged."""
    searches = "search" in request.POST or request.htmx.target == "options"
    sent = None if searches else posted(request)
    form = RoundRobinForm(request.user, sent, instance=robin, initial=searched(request))
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    if place:
        return redirect(place)
    template = (
        "leads/_options.html" if request.htmx.target == "options" else "round_robins/form.html"
    )
    context = {"form": form, "robin": robin, "lookup": form.lookup, "cancel_url": cancel_url}
    return render(request, template, context)


def searched(request):
    return (request.POST or request.GET).dict()


def stored(request, form):
    robin = form.store()
    messages.success(request, _("Saved %(name)s.") % {"name": robin})
    return robin.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def removal(request, pk):
    """Delete one that nothing deals by; its ledger goes with it, the leads' history stays."""
    robin = access(request.user, RoundRobin, pk, to="change")
    uses = robin_uses(robin)
    if request.method == "POST" and not uses:
        robin.delete()
        messages.success(request, _("Deleted %(name)s.") % {"name": robin})
        return redirect("round_robins:index")
    return render(request, "round_robins/removal.html", {"robin": robin, "uses": uses})
