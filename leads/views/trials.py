"""Try a rule: on one lead, or on many, without touching them."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from leads.assignment import Hindsight, OneLead
from leads.filters import LeadFilters
from leads.forms.trial import DAYS, TrialForm
from leads.models import AssignmentRule, Lead
from leads.names import Names
from leads.trying import Tried
from prm.paging import page_of
from prm.permissions import access

FEW = 8
ORDER = ("-created_at", "-id")
OWN = {"days", "who", "lead", "before", "after"}


@require_safe
def trial(request, pk):
    rule = access(request.user, AssignmentRule, pk)
    seen = Lead.objects.permitted(request.user, "view")
    form = TrialForm(request.GET)
    context = {"rule": rule, "form": form}
    if form.asked("lead"):
        lead = access(request.user, Lead, form.asked("lead"))
        one = OneLead(rule, seen.filter(pk=lead.pk))
        return render(request, "rules/trial_one.html", context | on_one(one, lead, request.user))
    who = form.asked("who")
    context |= {"found": found(seen, who)} if who else on_many(request, rule, seen, form)
    is_part = request.htmx.target == "trial"
    return render(request, "rules/_trial.html" if is_part else "rules/trial.html", context)


def on_one(one, lead, user):
    """The entries that a lead comes to, and where it ends."""
    names = Names(user, [*one.targets, lead.owner])
    steps = [(step, names.of_target(step.entry)) for step in one.steps()]
    ends = {"owner": names.of(lead.owner), "outcome": one.outcome(names)}
    return {"lead": lead, "steps": steps} | ends


def found(seen, words):
    """The first leads by these words, one of which to try."""
    return seen.search(words).with_owners().order_by(*ORDER)[:FEW]


def on_many(request, rule, seen, form):
    """The rule on the leads of the last days that the filters leave."""
    days = form.asked("days") or DAYS
    since = timezone.now() - timedelta(days=days)
    rows = seen.filter(created_at__gte=since).defer("description", "custom")
    filters = LeadFilters(request.user, request.GET, rows)
    trial = Hindsight(rule, filters.qs)
    page = page_of(trial.changing, ORDER, request.GET)
    tried = Tried(trial, page, request.user)
    kept = [
        (name, value) for name, values in request.GET.lists() for value in values if name not in OWN
    ]
    shown = {"trial": trial, "tried": tried, "page": page}
    return shown | {"filters": filters, "days": days, "kept": kept}
