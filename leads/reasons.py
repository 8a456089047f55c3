"""Why somebody comes to the leads of an owner: lists of reasons, administrators aside.

What a user may see follows from the owners they see (`leads.rules`).
"""

from django.db.models import Exists, Q

from accounts.models import Organization
from accounts.rules import sharing_rules_for
from accounts.territories import covered_by, regions_covered_by
from communities.rules import may_use_portal
from leads.sharing.narrowing import EDITS
from prm.permissions import granted_rows
from prm.reasons import SEES, Reason

ANSWERS_FOR = ("view", "change", "assign", "share")
TAKES_FROM = ("view", "assign", "take")
GLIMPSES = ("take",)


def owner_reasons(user):
    """Every way in which a user comes to the leads of owners, administrators aside."""
    if user.is_partner and not may_use_portal(user):
        return []
    return [*standing_reasons(user), *queue_reasons(user), *found_reasons(user)]


def standing_reasons(user):
    """What follows from who owns a lead: themself, or somebody they answer for.

    The organization's switches are part of the statement, which is kept (leads.rules).
    """
    yield Reason("owner", Q(user=user.pk), ANSWERS_FOR)
    if not user.is_partner:
        yield Reason("manager", Q(user__contact__account__owner=user.pk), ANSWERS_FOR)
        is_public = Exists(Organization.where_public("leads"))
        yield Reason("default", Q(is_public, user__isnull=False, user__contact=None))
        return
    colleagues = {"user__contact__account": user.account_id}
    lower = Q(**colleagues, user__partner_role__lt=user.partner_role)
    yield Reason("role", lower, ANSWERS_FOR)
    if user.is_super_user:
        peers = Q(Exists(Organization.where_super_users_count()), **colleagues)
        peers &= Q(user__partner_role=user.partner_role) & ~Q(user=user.pk)
        yield Reason("super user", peers, ANSWERS_FOR)


def queue_reasons(user):
    """The queues one is a member of. A lead in it must be taken before it can be edited."""
    queues = member_of(user.pk)
    if user.is_partner:
        yield Reason("queue", queues & Q(queue__is_masked=False), TAKES_FROM)
        yield Reason("mask", queues & Q(queue__is_masked=True), GLIMPSES)  # As its list says.
    else:
        yield Reason("queue", queues, TAKES_FROM)


def member_of(user):
    return Q(queue__in=granted_rows(user, "leads.take_queue"))


def found_reasons(user):
    """What hangs on what is set up: the territories one covers, and sharing rules."""
    if not user.is_partner and regions_covered_by(user):
        yield Reason("territory", covered_by(user, "user__contact__account__"), ANSWERS_FOR)
    yield from rule_reasons(user)


def rule_reasons(user):
    """What sharing rules by owner open: the leads of all who are in a group."""
    for rule in sharing_rules_for(user):
        if rule.records == rule.Records.LEADS and not rule.is_by_criteria:
            owners = Q(user__in=rule.source.users().values("pk"))
            yield Reason("rule", owners, EDITS if rule.edits else SEES, rule)
