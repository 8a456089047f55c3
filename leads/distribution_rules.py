"""The access policy for what hands leads out: round robins and assignment rules."""

from django.db.models import Q

from prm.permissions import ANYTHING, NOTHING


def view_round_robin(user):
    """Internal users see the round robins."""
    return NOTHING if user.is_partner else ANYTHING


def use_round_robin(user):
    """Internal users deal leads by those that are active."""
    return NOTHING if user.is_partner else Q(is_active=True)


def change_round_robin(user):
    """Round robins are for administrators to change."""
    return NOTHING


def view_rule(user):
    """Internal users read the assignment rules."""
    return NOTHING if user.is_partner else ANYTHING


def change_rule(user):
    """Assignment rules are for administrators to change."""
    return NOTHING
