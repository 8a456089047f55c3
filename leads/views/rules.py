"""Assignment rules: the list, a rule with its entries, which one is active."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.views.listing import posted
from leads.assignment import faults_of
from leads.forms import RuleForm
from leads.forms.rule_order import pressed_next
from leads.models import AssignmentRule, Distribution
from leads.names import Names
from leads.rule_pages import lines_of, names_in, warn, with_faults
from prm.access import for_administrators
from prm.once import once
from prm.permissions import access


@require_safe
def index(request):
    rules = AssignmentRule.objects.visible_to(request.user).with_entries_counted()
    context = {"rules": rules, "default": default_for(request.user)}
    return render(request, "rules/index.html", context)


@require_safe
def detail(request, pk):
    rule = access(request.user, AssignmentRule, pk)
    names = names_in(rule.current.in_order, request.user)
    lines = with_faults(lines_of(rule.current.in_order, names), names)
    context = {"rule": rule, "lines": lines, "default": default_for(request.user)}
    context["pressed"] = pressed_next(request.GET.get("moved", ""), len(lines))
    return render(request, "rules/detail.html", context)


def default_for(user):
    """The default lead owner as somebody may read of them; "" for none."""
    owner = Distribution.current().default_owner
    return Names(user, [owner]).of(owner) if owner else ""


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def create(request):
    return page(request, RuleForm(posted(request)), reverse("rules:index"))


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def edit(request, pk):
    rule = access(request.user, AssignmentRule, pk, to="change")
    return page(request, RuleForm(posted(request), instance=rule), rule.get_absolute_url())


def page(request, form, cancel_url):
    place = form.is_bound and once(request.user, form, lambda: stored(request, form))
    context = {"form": form, "cancel_url": cancel_url}
    return redirect(place) if place else render(request, "rules/form.html", context)


def stored(request, form):
    rule = form.store(request.user)
    messages.success(request, _("Saved %(rule)s.") % {"rule": rule})
    warn(request, rule)
    return rule.get_absolute_url()


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def activation(request, pk):
    """Asks, then lets the rule decide from here on, or no longer."""
    rule = access(request.user, AssignmentRule, pk, to="change")
    faults = [] if rule.is_active else faults_of(rule.current.in_order)
    if request.method == "POST" and not faults:
        messages.success(request, switched(rule, "on" in request.POST))
        warn(request, rule)
        return redirect(rule)
    others = AssignmentRule.objects.visible_to(request.user).exclude(pk=pk)
    context = {"rule": rule, "faults": faults, "active": others.active()}
    return render(request, "rules/activation.html", context)


def switched(rule, is_on):
    """Do it, and say what happened: pressed twice, it is done once."""
    if not is_on:
        rule.deactivate()
        return _("%s is not active any more. No rule is.") % rule
    before = rule.activate()
    if before:
        return _("%(rule)s is active now, and %(before)s is not any more.") % {
            "rule": rule,
            "before": before,
        }
    return _("%s is active now.") % rule
