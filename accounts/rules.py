"""The access policy for accounts, contacts and users: a function per action, user to Q.

Administrators may do everything and inactive users nothing, before any rule runs.
"""

from django.db.models import Q

from accounts.territories import covered_by
from prm.permissions import NOTHING


def partner_account(path=""):
    """An account that is enabled as partner and was not disabled. `path` leads to it."""
    return Q(**{f"{path}partner_since__isnull": False, f"{path}disabled_at__isnull": True})


def looked_after_by(user, path=""):
    """The accounts a channel manager owns, and those in a territory they cover."""
    return Q(**{f"{path}owner": user}) | covered_by(user, path)


def view_account(user):
    """A channel manager sees the accounts they own and those in a territory they cover.

    A partner user sees their own company.
    """
    if user.is_partner:
        return Q(pk=user.contact.account_id) & partner_account()
    return looked_after_by(user)


def change_account(user):
    """A channel manager changes the accounts they own or cover."""
    return NOTHING if user.is_partner else looked_after_by(user)


def enable_account(user):
    """Enabling as partner is for who changes the account."""
    return change_account(user)


def view_contact(user):
    """A channel manager sees the contacts of their accounts; a partner user themself."""
    if user.is_partner:
        return Q(user=user)
    return looked_after_by(user, "account__")


def change_contact(user):
    """A channel manager changes the contacts of their accounts."""
    return NOTHING if user.is_partner else looked_after_by(user, "account__")


def enable_contact(user):
    """Making a login of a contact is for who changes its account."""
    return change_contact(user)


def view_level(user):
    """Internal users see the levels."""
    return NOTHING if user.is_partner else Q(pk__isnull=False)


def change_level(user):
    """Levels are for administrators to change."""
    return NOTHING


def view_level_change(user):
    """The level history of the accounts a channel manager looks after."""
    return NOTHING if user.is_partner else looked_after_by(user, "account__")


def view_territory(user):
    """Internal users see the territories."""
    return NOTHING if user.is_partner else Q(pk__isnull=False)


def change_territory(user):
    """Territories are for administrators to change."""
    return NOTHING


def view_user(user):
    """Internal users see each other and the partner users of accounts they look after.

    A partner user sees their colleagues.
    """
    if user.is_partner:
        return Q(contact__account=user.account_id)
    return Q(contact=None) | looked_after_by(user, "contact__account__")


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
