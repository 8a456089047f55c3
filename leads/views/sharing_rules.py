"""Setup: what is shared with whom by rule, and what internal users see of each other."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Organization, SharingRule
from accounts.views.listing import posted
from leads.criteria import Fields
from leads.forms.criteria import Editor, is_unfinished
from leads.forms.sharing import DefaultsForm, RuleForm
from leads.sharing.narrowing import line_of
from leads.sharing.steps import SAVE, Steps
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access

FRAGMENTS = {"criteria": "rules/_criteria.html", "reading": "rules/_reading.html"}


@require_safe
@for_administrators
def index(request):
    rules = SharingRule.objects.visible_to(request.user).with_names().order_by("name")
    exposing = set(rules.exposing().values_list("pk", flat=True))
    fields = Fields()
    lines = [line_of(rule, fields, rule.pk in exposing) for rule in rules]
    context = {"organization": Organization.current(), "lines": lines}
    return render(request, "setup/sharing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def defaults(request):
    form = DefaultsForm(posted(request), instance=Organization.current())
    if not form.is_valid():
        return render(request, "setup/sharing_defaults.html", {"form": form})
    form.save_changes()
    messages.success(request, _("Saved. It holds from now on."))
    return redirect("setup:sharing")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return stepped(request, Steps(request.user, request.GET))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    rule = access(request.user, SharingRule, pk, to="change")
    return stepped(request, Steps(request.user, request.GET, rule))


def stepped(request, steps):
    if steps.step == SAVE:
        return last_step(request, steps)
    form = steps.form()
    if steps.is_answered and not request.htmx and form.is_valid():
        return redirect(request.path + steps.query_after(form))
    options = request.htmx.target == "options"
    template = "leads/_options.html" if options else "setup/sharing_group.html"
    return render(request, template, {"steps": steps, "form": form, "lookup": form.lookup})


def last_step(request, steps):
    rule = steps.drafted(posted(request))
    if request.htmx.target in FRAGMENTS:
        editor = Editor(rule.criteria, rule.logic)
        return render(request, FRAGMENTS[request.htmx.target], {"form": editor})
    form = form_of(request, rule)
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    line = line_of(rule, form.editor.known, is_exposing=False)
    context = {"steps": steps, "rule": rule, "line": line, "reach": form.reach, "form": form}
    return redirect(place) if place else render(request, "setup/sharing_rule.html", context)


def form_of(request, rule):
    """As it was sent; one that is only gone on with is not judged yet."""
    reach = rule.reach_if_active()
    if not is_unfinished(request.POST):
        return RuleForm(reach, posted(request), instance=rule)
    form = RuleForm(reach, instance=rule)
    form.go_on(request.POST)
    return form


def stored(request, form):
    rule = form.store(request.user)
    messages.success(request, _("Saved %(rule)s. It holds from now on.") % {"rule": rule})
    return reverse("setup:sharing")


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def removal(request, pk):
    rule = access(request.user, SharingRule, pk, to="change")
    if request.method == "POST":
        rule.remove(request.user)
        messages.success(request, _("Deleted %(rule)s.") % {"rule": rule})
        return redirect("setup:sharing")
    return render(request, "setup/sharing_removal.html", {"rule": rule, "reach": rule.reach()})
