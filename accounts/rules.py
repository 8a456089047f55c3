"""The access policy for accounts, contacts and users: a function per action, user to Q.

Administrators may do everything and inactive users nothing, before any rule runs. Who
comes to an account, and why, is a list of reasons; what belongs to accounts follows (`at`
is the way from there to the account).
"""

from functools import cache

from django.db.models import Q

from accounts import models  # Which imports these rules; asked when a rule is.
from accounts.asking import asker_like, facts_of
from accounts.models.grants import AccountGroupShare, AccountUserShare
from accounts.models.organization import Organization
from accounts.models.share import shared_with
from accounts.territories import covered_by
from prm.memo import once_a_request
from prm.permissions import ANYTHING, NOTHING
from prm.question import Question
from prm.reasons import EDITS, SEES, Reason, given

OWNS = ("view", "change", "enable", "share")


def partner_account(path=""):
    """An account that is enabled as partner and was not disabled. `path` leads to it."""
    return Q(**{f"{path}partner_since__isnull": False, f"{path}disabled_at__isnull": True})


def reasons_for_accounts(user, at=""):
    """Every way in which a user comes to accounts, administrators aside."""
    territory = [] if user.is_partner else [Reason("territory", covered_by(user, at), OWNS)]
    return [*standing_reasons(user, at), *territory, *granted_reasons(user, at)]


def standing_reasons(user, at=""):
    """What follows from whose an account is, and from the organization's default."""
    if user.is_partner:
        yield Reason("company", Q(**{f"{at}pk": user.account_id}) & partner_account(at))
        return
    yield Reason("owner", Q(**{f"{at}owner": user.pk}), OWNS)
    if Organization.where_public("accounts").exists():  # Asked first: no index serves an OR of it.
        yield Reason("default", Q(**{f"{at}pk__isnull": False}))


def granted_reasons(user, at=""):
    """What sharing rules and shares open. Partner users see their own account and no other."""
    if user.is_partner:
        return
    for rule in sharing_rules_for(user):
        if rule.records == rule.Records.ACCOUNTS and not rule.is_by_criteria:
            yield Reason("rule", rule.source.accounts(at), gives(rule.edits), rule)
    shared = shared_accounts(user)
    for edits in (False, True):
        if shared[edits]:
            yield Reason("share", Q(**{f"{at}pk__in": shared[edits]}), gives(edits))


def looked_after_by(user, at=""):
    """The accounts a channel manager owns, and those in a territory they cover."""
    return given(reasons_for_accounts(user, at), "enable")


def watched_by(user, at=""):
    """Whose doings a channel manager watches: the accounts they own, the partners they cover."""
    covered = covered_by(user, at) & Q(**{f"{at}partner_since__isnull": False})
    return Q(**{f"{at}owner": user.pk}) | covered


def gives(edits):
    return EDITS if edits else SEES


@once_a_request
def sharing_rules_for(user):
    """The sharing rules that open something to this user, for leads and for accounts."""
    found = rules_reaching(asker_like(user)).ask(**facts_of(user))
    rules = models.SharingRule.objects.filter(pk__in=[pk for (pk,) in found])
    return list(rules.select_related("source__territory")) if found else []


@cache
def rules_reaching(asker):
    """The numbers of the sharing rules that open something to a user of this sort."""
    return Question(lambda: models.SharingRule.objects.reaching(asker).order_by().values("pk"))


@once_a_request
def shared_accounts(user):
    return shared_with(user, AccountUserShare, AccountGroupShare)


def view_account(user):
    """A channel manager sees the accounts they own and those in a territory they cover.

    And they see what is shared with them. A partner user sees their own company.
    """
    return given(reasons_for_accounts(user), "view")


def change_account(user):
    """A channel manager changes the accounts they own or cover, and those shared for it."""
    return NOTHING if user.is_partner else given(reasons_for_accounts(user), "change")


def enable_account(user):
    """Enabling as partner is for who owns or covers the account."""
    return looked_after_by(user)


def share_account(user):
    """Sharing an account is for who owns or covers it."""
    return given(reasons_for_accounts(user), "share")


def view_contact(user):
    """Who sees an account sees its contacts; a partner user themself."""
    if user.is_partner:
        return Q(user=user)
    return given(reasons_for_accounts(user, "account__"), "view")


def change_contact(user):
    """Who changes an account changes its contacts."""
    return NOTHING if user.is_partner else given(reasons_for_accounts(user, "account__"), "change")


def enable_contact(user):
    """Making a login of a contact is for who owns or covers its account."""
    return NOTHING if user.is_partner else looked_after_by(user, "account__")


def view_level(user):
    """Internal users see the levels."""
    return NOTHING if user.is_partner else ANYTHING


def change_level(user):
    """Levels are for administrators to change."""
    return NOTHING


def view_level_change(user):
    """The level history of the accounts one sees; partners have none."""
    return NOTHING if user.is_partner else given(reasons_for_accounts(user, "account__"), "view")


def view_territory(user):
    """Internal users see the territories."""
    return NOTHING if user.is_partner else ANYTHING


def change_territory(user):
    """Territories are for administrators to change."""
    return NOTHING


def view_sharing_rule(user):
    """Sharing rules are for administrators to see and to change."""
    return NOTHING


def view_user(user):
    """Internal users see each other and the partner users of accounts they see.

    A partner user sees their colleagues.
    """
    if user.is_partner:
        return Q(contact__account=user.account_id)
    return Q(contact=None) | given(reasons_for_accounts(user, "contact__account__"), "view")


def change_user(user):
    """A channel manager changes (invites, resends) the partner users of their accounts."""
    return NOTHING if user.is_partner else looked_after_by(user, "contact__account__")


def look_after_user(user):
    """Who changes a user looks after them; a delegated administrator, too, up to their own role."""
    if not user.is_partner:
        return change_user(user)
    if not user.is_delegated_admin:
        return NOTHING
    return Q(contact__account=user.account_id, partner_role__lte=user.partner_role)


def view_list_view(user):
    """One's own views, and those shared with a group one is in; partners have none of accounts."""
    audiences = models.Audience.objects.holding(user)
    shares = models.ListViewShare.objects.filter(audience__in=audiences)
    shared = Q(pk__in=shares.values("view"))
    return shared & Q(records="leads") if user.is_partner else Q(owner=user) | shared


def change_list_view(user):
    """Who made a view changes, shares and deletes it."""
    return NOTHING if user.is_partner else Q(owner=user)
