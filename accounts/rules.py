"""The access policy for accounts, contacts and users: a function per action, user to Q.

Administrators may do everything and inactive users nothing, before any rule runs.
"""

from django.db.models import Q

from prm.permissions import NOTHING


def view_account(user):
    """A channel manager sees the accounts they own; a partner user their own company."""
    if user.is_partner:
        return Q(pk=user.contact.account_id, partner_since__isnull=False)
    return Q(owner=user)


def change_account(user):
    """A channel manager changes the accounts they own."""
    return NOTHING if user.is_partner else Q(owner=user)


def enable_account(user):
    """Enabling as partner is for who owns the account."""
    return change_account(user)


def view_contact(user):
    """A channel manager sees the contacts of their accounts; a partner user themself."""
    if user.is_partner:
        return Q(user=user)
    return Q(account__owner=user)


def change_contact(user):
    """A channel manager changes the contacts of their accounts."""
    return NOTHING if user.is_partner else Q(account__owner=user)


def enable_contact(user):
    """Making a login of a contact is for who owns its account."""
    return change_contact(user)


def view_level(user):
    """Internal users see the levels."""
    return NOTHING if user.is_partner else Q(pk__isnull=False)


def change_level(user):
    """Levels are for administrators to change."""
    return NOTHING


def view_user(user):
    """Internal users see each other and the partner users of accounts they own."""
    if user.is_partner:
        return Q(pk=user.pk)
    return Q(contact=None) | Q(contact__account__owner=user)


def change_user(user):
    """A channel manager changes (invites, resends) the partner users of their accounts."""
    return NOTHING if user.is_partner else Q(contact__account__owner=user)
