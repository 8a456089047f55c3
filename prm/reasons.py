"""Why somebody may do something with a row: a model's rules as a list of reasons.

The permission is the OR of the reasons that give it; "who sees this, and why" is the same
reasons, asked one by one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Exists, OuterRef, Q

from prm.permissions import NOTHING

SEES = ("view",)
EDITS = ("view", "change")


@dataclass(frozen=True)
class Reason:
    """One way in which a user comes to rows.

    `rows` says to which (for leads: to those of which owners), `gives` the actions it
    allows, `by` what decided it: a queue, a sharing rule, a share.
    """

    name: str
    rows: Q
    gives: tuple = SEES
    by: object = None


def given(reasons, action):
    """The rows with which any of the reasons allows this action."""
    condition = NOTHING
    for reason in reasons:
        if action in reason.gives:
            condition |= reason.rows
    return condition


@dataclass(frozen=True)
class Anybody:
    """Stands in a rule for each user of a queryset: what the rule reads is read of that row.

    A rule that asks only what stands here tells both which rows a user comes to and which
    users come to a row. There are three, for rules ask what sort of user it is.
    """

    is_partner: bool
    is_super_user: bool = False
    is_active: ClassVar = True
    is_superuser: ClassVar = False
    pk: ClassVar = OuterRef("pk")
    account_id: ClassVar = OuterRef("contact__account")
    partner_role: ClassVar = OuterRef("partner_role")

    @property
    def whom(self):
        """The users of this sort."""
        if not self.is_partner:
            return Q(contact=None)
        return Q(contact__isnull=False, is_super_user=self.is_super_user)


SORTS = (Anybody(False), Anybody(True), Anybody(True, is_super_user=True))


def people_by_reason(rule: Callable, rows, users):
    """Each reason of a rule, with those of `users` to whom it opens one of `rows`."""
    for anybody in SORTS:
        for reason in rule(anybody):
            them = users.filter(anybody.whom, Exists(rows.filter(reason.rows)))
            yield reason, them
