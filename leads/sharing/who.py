"""Who sees a lead or an account, and why: the reasons of the rules, asked from the row's end.

What follows from ownership is asked of the very rule the permission check asks
(`people_by_reason`); queue members, sharing rules and shares are rows, read from here by
what they are about. `tests/trust/machine.py` holds that this and the permission check never
differ, whatever happens.
"""

from dataclasses import dataclass

from django.db.models import Case, Value, When
from guardian.shortcuts import get_groups_with_perms, get_users_with_perms

from accounts import rules as account_rules
from accounts.models import Account, Audience, SharingRule, Territory, User
from accounts.models.territory_region import TerritoryRegion
from communities.eligibility import that_enter
from leads import reasons
from leads import rules as lead_rules
from leads.criteria import Fields
from leads.models import Lead, Owner
from leads.sharing.held import kept_from
from leads.sharing.narrowing import opened_by
from leads.sharing.shares import shares_of
from leads.sharing.words import words_for
from prm.reasons import people_by_reason


@dataclass(frozen=True)
class Line:
    """One reason, and the users to whom it opens the row. `by`: the queue, rule or share."""

    reason: str
    users: object  # A queryset.
    edits: bool = False
    by: object = None
    group: object = None  # The group as a whole, where it is not about people one by one.
    person: object = None  # The one user it is about, if that is known.

    @property
    def why(self):
        return words_for(self.reason, self.by)


def who_sees(row):
    """A line for each reason that opens this lead or account to anybody."""
    lines = of_account(row) if isinstance(row, Account) else of_lead(row)
    administrators = User.objects.administrators().active()
    return [*lines, Line("administrator", administrators, edits=True)]


def of_lead(lead):
    users = that_enter(User.objects.active().filter(is_superuser=False))
    users = users.exclude(pk__in=kept_from(lead, users).values("pk"))
    owner = Owner.objects.filter(pk=lead.owner_id)
    yield from standing(reasons.standing_reasons, owner, users)
    if lead.partner_account:
        yield from by_territory(lead.partner_account, users)
    yield from by_queue(lead.owner.queue, users)
    if lead.owner.user_id:
        yield from by_rule(rules_about_lead(lead), users)
    yield from by_share(lead, users)


def of_account(account):
    users = User.objects.active().filter(is_superuser=False)
    rows = Account.objects.unscoped().filter(pk=account.pk)
    yield from standing(account_rules.standing_reasons, rows, users)
    yield from by_territory(account, users)
    users = users.internal()  # Partner users see no account but their own, whatever is shared.
    yield from by_rule(rules_about(rows), users)
    yield from by_share(account, users)


def standing(rule, rows, users):
    for reason, them in people_by_reason(rule, rows, users):
        is_all = reason.name == "default"
        group = Audience(kind="internal") if is_all else None
        yield Line(reason.name, them, "change" in reason.gives, group=group)


def by_territory(account, users):
    around = TerritoryRegion.objects.around(account).values("territory")
    for territory in Territory.objects.filter(pk__in=around):
        managers = users.internal().filter(pk__in=territory.managers.values("pk"))
        yield Line("territory", managers, edits=True, by=territory)


def by_queue(queue, users):
    if queue is None:
        return
    if queue.is_masked:
        users = users.internal()  # Partners see a glimpse of it, in the queue's own list.
    for group in get_groups_with_perms(queue):
        yield Line("queue", users.filter(groups=group), by=queue, group=group)
    members = get_users_with_perms(queue, with_group_users=False).values("pk")
    yield Line("queue", users.filter(pk__in=members), by=queue)


def by_rule(rules, users):
    for rule in rules.with_names():
        them = users.filter(pk__in=rule.target.users().values("pk"))
        them = them.internal() if rule.internal_only else them
        yield Line("rule", them, rule.edits, by=rule, group=rule.target)


def by_share(row, users):
    shares = [share for share in shares_of(row) if not share.is_over]
    people = [share.user_id for share in shares if share.held_by == "user"]
    reached = users.select_related("contact__account").in_bulk(people) if people else {}
    for share in shares:
        if share.held_by == "group":
            them = users.filter(groups=share.group_id)
            yield Line("share", them, share.edits, by=share, group=share.group)
        elif share.user_id in reached:
            them = users.filter(pk=share.user_id)
            yield Line("share", them, share.edits, by=share, person=reached[share.user_id])


def rules_about(accounts):
    """The active rules that open the one account in a queryset."""
    rules = SharingRule.objects.active().filter(records="accounts").with_names()
    return those_true_of(accounts, {rule.pk: rule.source.accounts() for rule in rules})


def rules_about_lead(lead):
    """The active rules that open a lead: its owner is in their group, and their criteria match."""
    rules = SharingRule.objects.active().filter(
        records="leads", source__in=Audience.objects.holding(lead.owner.user)
    )
    fields = Fields()
    opens = {rule.pk: opened_by(rule, fields) for rule in rules.with_names()}
    return those_true_of(Lead.objects.unscoped().filter(pk=lead.pk), opens)


def those_true_of(rows, conditions):
    """Of rules, by their numbers, those whose condition holds for the one row: one statement."""
    opens = {
        f"rule_{pk}": Case(When(condition, then=Value(True)), default=Value(False))
        for pk, condition in conditions.items()
    }
    found = (rows.annotate(**opens).values(*opens).first() if opens else None) or {}
    return SharingRule.objects.filter(pk__in=[pk for pk in conditions if found.get(f"rule_{pk}")])


def reasons_of(user, row):
    """The reasons of the permission check that let this user see this row, one by one."""
    if isinstance(row, Account):
        return [
            reason
            for reason in account_rules.reasons_for_accounts(user)
            if Account.objects.unscoped().filter(reason.rows, pk=row.pk).exists()
        ]
    if kept_from(row, User.objects.filter(pk=user.pk)).exists():
        return []
    owner = Owner.objects.filter(pk=row.owner_id)
    of_owner = [r for r in reasons.owner_reasons(user) if owner.filter(r.rows).exists()]
    rows = Lead.objects.unscoped().filter(pk=row.pk)
    one_by_one = [*lead_rules.share_reasons(user), *lead_rules.criteria_reasons(user)]
    found = of_owner + [r for r in one_by_one if rows.filter(r.rows).exists()]
    return [r for r in found if "view" in r.gives]  # A masked queue gives but a glimpse.
