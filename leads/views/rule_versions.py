"""The versions of an assignment rule: looked at, compared, gone back to."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from leads.assignment import faults_of
from leads.models import AssignmentRule
from leads.models.assignment_rule import Revised
from leads.rule_pages import compared, warn
from prm.access import for_administrators
from prm.paging import page_of
from prm.permissions import access


@require_safe
def index(request, pk):
    rule = access(request.user, AssignmentRule, pk)
    page = page_of(rule.versions.select_related("by"), ("-number",), request.GET)
    return render(request, "rules/versions.html", {"rule": rule, "page": page})


@require_safe
def compare(request, pk, number):
    """A version beside another: the one `with` names, or the newest."""
    rule = access(request.user, AssignmentRule, pk)
    old, new = version_of(rule, number), rule.current
    chosen = request.GET.get("with", "")
    if chosen.isascii() and chosen.isdigit() and len(chosen) < 9:
        new = version_of(rule, int(chosen))
    old, new = sorted((old, new), key=lambda version: version.number)
    context = {"rule": rule, "old": old, "new": new, "lines": compared(old, new, request.user)}
    return render(request, "rules/compare.html", context)


def version_of(rule, number):
    version = rule.versions.select_related("by").filter(number=number).first()
    if version is None:
        raise Http404
    return version


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
def going_back(request, pk, number):
    """Asks, then makes a new version equal to an old one."""
    rule = access(request.user, AssignmentRule, pk, to="change")
    old = version_of(rule, number)
    faults = faults_of(old.in_order)
    if request.method == "POST" and not faults:
        return gone_back(request, rule, old)
    lines = compared(rule.current, old, request.user)
    context = {"rule": rule, "old": old, "faults": faults, "lines": lines}
    return render(request, "rules/going_back.html", context)


def gone_back(request, rule, old):
    """Sent twice, it is done once: the second names a version that is not the newest any more."""
    seen = request.POST.get("seen", "")
    seen = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    try:
        rule.revise(old.in_order, request.user, seen, _("Back to version %d") % old.number)
    except Revised:
        messages.warning(request, _("The rule was changed meanwhile. Look at it again."))
        return redirect(rule)
    words = _("Version %(version)d of %(rule)s is as version %(old)d was.")
    values = {"version": rule.latest, "rule": rule, "old": old.number}
    messages.success(request, words % values)
    warn(request, rule)
    return redirect(rule)
