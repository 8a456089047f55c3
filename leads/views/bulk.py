"""Changing many leads: those ticked in the list, or all that match its filter.

The address holds the selection; saving the form freezes it, and leads to the preview.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.views.listing import posted
from leads.forms.bulk import BulkDeletionForm, BulkOwnerForm, BulkStatusForm
from leads.runs.selection import MOST_TICKED, Selection
from prm.access import for_administrators
from prm.once import once

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def owner(request):
    if "search" in request.POST or request.htmx.target == "options":
        return owner_page(request, searched(request))
    return planned(request, BulkOwnerForm(request.user, posted(request)), owner_page)


def searched(request):
    """The same form with other choices for the owner; nothing of it is judged yet."""
    sent = request.POST or request.GET
    kept = {name: sent[name] for name in ("kind", "q", "choice") if name in sent}
    if request.method == "POST":
        kept["notify"] = "notify" in sent
    return BulkOwnerForm(request.user, initial=kept)


def owner_page(request, form):
    template = "leads/_options.html" if request.htmx.target == "options" else "bulk/owner.html"
    return page(request, template, form, lookup=form.lookup)


@require_http_methods(METHODS)
def status(request):
    return planned(request, BulkStatusForm(request.user, posted(request)), status_page)


def status_page(request, form):
    return page(request, "bulk/status.html", form)


@require_http_methods(METHODS)
@for_administrators
def deletion(request):
    return planned(request, BulkDeletionForm(request.user, posted(request)), deletion_page)


def deletion_page(request, form):
    return page(request, "bulk/deletion.html", form)


def page(request, template, form, **more):
    selection = Selection(request.user, request.GET)
    context = {"form": form, "selection": selection, "back_url": selection.list_url}
    return render(request, template, context | more)


def planned(request, form, show):
    """The page of the form; when it is right, the run that it asks for, frozen, to look at."""
    selection = Selection(request.user, request.GET)
    if selection.is_empty:
        messages.warning(request, _("Tick the leads in the list first."))
        return redirect(selection.list_url)
    if selection.is_too_much:
        words = _("Tick %(number)s leads at most, or take all that match a filter.")
        messages.warning(request, words % {"number": f"{MOST_TICKED:,}"})
        return redirect(selection.list_url)
    place = form.is_bound and once(
        request.user, form, lambda: reverse("runs:detail", args=[drafted(request, form, selection)])
    )
    return redirect(place) if place else show(request, form)


def drafted(request, form, selection):
    return form.draft(request.user, selection).pk
