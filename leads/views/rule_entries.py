"""The entries of an assignment rule: made, changed, put in order, removed."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from leads.criteria import in_words
from leads.forms.criteria import is_unfinished
from leads.forms.rule import EntryForm
from leads.forms.rule_order import Order
from leads.models import AssignmentRule
from leads.rule_pages import say_saved
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access

FRAGMENTS = {"options": "leads/_options.html", "criteria": "rules/_criteria.html"}
FRAGMENTS |= {"reading": "rules/_reading.html"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request, pk):
    rule = access(request.user, AssignmentRule, pk, to="change")
    return page(request, rule, None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def entry(request, pk, number):
    rule = access(request.user, AssignmentRule, pk, to="change")
    if not 1 <= number <= len(rule.current.in_order):
        raise Http404
    return page(request, rule, number)


def page(request, rule, number):
    """The form; with htmx the part of it that changes; saved, the rule."""
    fragment = FRAGMENTS.get(request.htmx.target)
    form = form_of(request, rule, number, is_draft=bool(fragment))
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    if place:
        return redirect(place)
    context = {"rule": rule, "form": form, "number": number, "lookup": form.lookup}
    return render(request, fragment or "rules/entry.html", context)


def form_of(request, rule, number, is_draft):
    """As it was sent; one that is only gone on with is not judged yet."""
    if request.method == "POST" and not (is_draft or is_unfinished(request.POST)):
        return EntryForm(request.user, rule, number, request.POST)
    form = EntryForm(request.user, rule, number)
    form.go_on(request.POST or request.GET)
    return form


def stored(request, form):
    form.store(request.user)
    say_saved(request, form.rule)
    return form.rule.get_absolute_url()


@require_POST
@for_administrators
def order(request, pk):
    """Put the entries into another order: one up or down, or all as they were dragged."""
    rule = access(request.user, AssignmentRule, pk, to="change")
    order = Order(rule, request.POST)
    return revised(request, rule, order.store, order)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def removal(request, pk, number):
    """Asks, then makes a version without the entry."""
    rule = access(request.user, AssignmentRule, pk, to="change")
    entries = rule.current.in_order
    if request.method == "POST":
        return without(request, rule, number)
    if not 1 <= number <= len(entries):
        raise Http404
    found = entries[number - 1]
    words = in_words(found.criteria, found.logic)
    return render(request, "rules/removal.html", {"rule": rule, "entry": found, "words": words})


def without(request, rule, number):
    return revised(request, rule, partial(Order(rule, request.POST).remove, number))


def revised(request, rule, act, order=None):
    """Do it, and say whether it made a version, or what refused it.

    Who moved an entry by its button finds themself on that entry again.
    """
    seen, moved = rule.latest, order.move if order else ""
    try:
        act(request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    if rule.latest != seen:
        say_saved(request, rule)
        moved = order.arrived if order else ""
    query = f"?{urlencode({'moved': moved})}" if moved else ""
    return redirect(rule.get_absolute_url() + query)
