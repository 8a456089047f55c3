"""The shares of one lead or account, with users and with groups alike."""

from accounts.models import Account, AccountGroupShare, AccountUserShare
from leads.models import LeadGroupShare, LeadUserShare

KINDS = {Account: (AccountUserShare, AccountGroupShare)}
OF_LEADS = (LeadUserShare, LeadGroupShare)


def kinds_of(row):
    return KINDS.get(type(row), OF_LEADS)


def shares_of(row):
    """All shares of a row, the newest first, those that are over too."""
    shares = []
    for kind in kinds_of(row):
        found = kind.objects.of(row).select_related("permission", "shared_by", kind.held_by)
        shares += found
    return sorted(shares, key=lambda share: share.shared_at, reverse=True)


def share(row, who, by, *, edits=False, until=None):
    """Share a row with a user or a group of theirs; again, to change how."""
    users, groups = kinds_of(row)
    kind = users if hasattr(who, "email") else groups
    return kind.give(row, who, by, edits=edits, until=until)
