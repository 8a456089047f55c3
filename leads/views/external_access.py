"""Setup: the external access wizard. Look through what partners see, tick, and make it internal."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from leads.external_access import STEPS, convert, exposed_count, exposures_of, ticked
from leads.models import Conversion
from prm.access import for_administrators
from prm.once import Once, once
from prm.paging import page_of


@require_safe
@for_administrators
def start(request):
    """What the wizard is for, and what it did before."""
    page = page_of(Conversion.objects.with_names(), ("-at", "-id"), request.GET)
    context = {"count": exposed_count(), "steps": STEPS, "page": page}
    return render(request, "external_access/start.html", context)


@require_safe
@for_administrators
def step(request, number):
    if not 1 <= number <= len(STEPS):
        raise Http404
    ticks, rows = request.GET.getlist("tick"), exposures_of(number)
    here = {each.key for each in rows}
    context = {
        "number": number,
        "step": STEPS[number - 1],
        "steps": STEPS,
        "rows": rows,
        "ticks": ticks,
        "elsewhere": [key for key in ticks if key not in here],
        "next_url": url_of(number + 1),
        "back_url": url_of(number - 1),
    }
    return render(request, "external_access/step.html", context)


@require_safe
@for_administrators
def summary(request):
    ticks, number = request.GET.getlist("tick"), len(STEPS) + 1
    context = {"rows": ticked(ticks), "ticks": ticks, "steps": STEPS, "number": number}
    context |= {"form": Once(), "back_url": url_of(number - 1)}
    return render(request, "external_access/summary.html", context)


def url_of(number):
    """Where a step is; after the last comes the summary, before the first nothing."""
    if number > len(STEPS):
        return reverse("setup:external_access_summary")
    return reverse("setup:external_access_step", args=[number]) if number else ""


@require_POST
@for_administrators
def conversion(request):
    """Done: all that was ticked, in one transaction."""
    url = once(request.user, Once(request.POST), lambda: done(request))
    return redirect(url or "setup:external_access")


def done(request):
    made = convert(request.POST.getlist("tick"), request.user)
    number = len(made)
    words = ngettext("%(n)s share is internal now.", "%(n)s shares are internal now.", number)
    messages.success(request, words % {"n": number} if made else _("Nothing was changed."))
    return reverse("setup:external_access")
