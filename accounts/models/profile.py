"""Profiles: the named groups of users that people make, and which of them partner users have."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q

from accounts.above import member_profiles

OF_PARTNERS = "Partner users"  # The one that every installation begins with.


def profiles():
    return Group.objects.filter(account_group=None).order_by("name")


def profiles_for_partners():
    """Those no internal user has, lest a partner get what channel managers may do.

    A profile that leads into a community is for everybody in it.
    """
    internal = get_user_model().objects.internal().filter(groups=OuterRef("pk"))
    return profiles().filter(~Exists(internal) | Q(pk__in=member_profiles()))


def profiles_open_to_partners():
    """Those that a partner user has, or may be given."""
    partners = get_user_model().objects.partners().filter(groups=OuterRef("pk"))
    given = Q(pk__in=profiles_for_partners().values("pk")) | Q(name=OF_PARTNERS)
    return profiles().filter(given | Q(Exists(partners)))
