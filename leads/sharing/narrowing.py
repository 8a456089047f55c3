"""Sharing rules of leads by criteria: which leads, in SQL, in words, and what is wrong with them.

Everything that asks which leads such a rule opens asks `opened_by`. Criteria that fit no more,
for a custom field of theirs was removed, open nothing.
"""

from dataclasses import dataclass, replace

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.rules import sharing_rules_for
from communities.rules import may_use_portal
from leads import criteria
from leads.models.owner import Owner
from prm.memo import once_a_request
from prm.reasons import SEES, Reason

EDITS = ("view", "change", "assign")


def opened_by(rule, fields):
    """The leads that a rule is about: those its group owns, of which its criteria are true."""
    owners = Owner.objects.filter(user__in=rule.source.users().values("pk"))
    theirs = Q(owner__in=owners.values("pk"))
    if not rule.is_by_criteria:
        return theirs
    return theirs & criteria.compile(rule.criteria, rule.logic, fields)


def criteria_reasons(user, at=""):
    """What sharing rules by criteria open to a user; `at` is the way to the lead."""
    reasons = narrowed_for(user)
    return [replace(each, rows=leads_at(at, each.rows)) for each in reasons] if at else reasons


@once_a_request
def narrowed_for(user):
    rules = [rule for rule in sharing_rules_for(user) if rule.is_by_criteria]
    if not rules or (user.is_partner and not may_use_portal(user)):
        return []
    fields = criteria.Fields()
    return [
        Reason("rule", opened_by(rule, fields), EDITS if rule.edits else SEES, rule)
        for rule in rules
        if rule.records == rule.Records.LEADS
    ]


def leads_at(at, rows):
    """Criteria speak of a lead's own columns: from elsewhere, they are asked in a subquery."""
    leads = apps.get_model("leads.Lead").objects.unscoped().filter(rows)
    return Q(**{f"{at}pk__in": leads.values("pk")})


def mistakes_in(rule, fields):
    """Why a rule opens nothing: each of the Mistakes in its criteria."""
    if not rule.is_by_criteria:
        return []
    return criteria.check(rule.criteria, rule.logic, fields)


def mistaken(rules):
    """The numbers of those of some rules that open nothing for their criteria."""
    some = [rule for rule in rules if rule.is_by_criteria]
    fields = criteria.Fields() if some else None
    return [rule.pk for rule in some if mistakes_in(rule, fields)]


def where(rule, fields):
    """How its criteria read; "" for a rule without."""
    if not rule.is_by_criteria:
        return ""
    if not criteria.is_list_of_criteria(rule.criteria):
        return _("criteria that cannot be read")
    return criteria.in_words(rule.criteria, rule.logic, fields)


@dataclass(frozen=True)
class Line:
    """A rule as pages tell it. `where`: how its criteria read; `mistakes`: why it opens nothing."""

    rule: object
    where: str
    mistakes: list
    is_exposing: bool


def line_of(rule, fields, is_exposing):
    return Line(rule, where(rule, fields), mistakes_in(rule, fields), is_exposing)
