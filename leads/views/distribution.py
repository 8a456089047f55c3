"""Setup: the default lead owner."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.forms.distribution import DistributionForm
from prm.access import for_administrators
from prm.once import once


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def distribution(request):
    form = form_of(request)
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    if place:
        return redirect(place)
    is_part = request.htmx.target == "options"
    template = "leads/_options.html" if is_part else "setup/distribution.html"
    return render(request, template, {"form": form, "lookup": form.lookup})


def form_of(request):
    """As it was sent; while somebody searches, not judged yet."""
    if request.method == "POST" and "search" not in request.POST:
        return DistributionForm(request.user, request.POST)
    form = DistributionForm(request.user)
    form.go_on(request.POST or request.GET)
    return form


def stored(request, form):
    form.store()
    messages.success(request, _("Saved the default lead owner."))
    return reverse("setup:distribution")
