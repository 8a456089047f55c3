"""Try a rule: on one lead, or on many, without touching them."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from leads.assignment import Trial
from leads.filters import LeadFilters
from leads.forms.trial import DAYS, TrialForm
from leads.models import AssignmentRule, Lead
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
        return render(request, "rules/trial_one.html", context | on_one(rule, lead, seen))
    who = form.asked("who")
    context |= {"found": found(seen, who)} if who else on_many(request, rule, seen, form)
    is_part = request.htmx.target == "trial"
    return render(request, "rules/_trial.html" if is_part else "rules/trial.html", context)


def on_one(rule, lead, seen):
    """The entries that a lead comes to, and where it ends."""
    trial = Trial(rule, seen.filter(pk=lead.pk))
    steps = trial.steps()
    return {"lead": lead, "steps": steps, "outcome": trial.outcome(steps)}


def found(seen, words):
    """The first leads by these words, one of which to try."""
    return seen.search(words).with_owners().order_by(*ORDER)[:FEW]


def on_many(request, rule, seen, form):
    """The rule on the leads of the last days that the filters leave."""
    days = form.asked("days") or DAYS
    since = timezone.now() - timedelta(days=days)
    rows = seen.filter(created_at__gte=since).defer("description", "custom")
    filters = LeadFilters(request.user, request.GET, rows)
    tried = Trial(rule, filters.qs)
    page = page_of(tried.changing.with_owners(), ORDER, request.GET)
    names = {entry.position: entry.target_name for entry in tried.plan.entries}
    for lead in page.rows:
        lead.would_go_to = names.get(lead.entry_number) or tried.default
    kept = [
        (name, value) for name, values in request.GET.lists() for value in values if name not in OWN
    ]
    return {"filters": filters, "trial": tried, "page": page, "days": days, "kept": kept}
