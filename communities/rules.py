"""The access policy for communities: who may enter one."""

from django.db.models import Q

from accounts.models import Organization
from prm.permissions import NOTHING, granted


def enter_community(user):
    """A member enters a Published community, once PRM is enabled.

    A partner user is let in only while their account is an enabled partner.
    """
    organization = Organization.current()
    if organization is None or not organization.is_prm_enabled:
        return NOTHING
    if user.is_partner and not user.account.is_partner:
        return NOTHING
    return Q(status="published") & granted(user, "communities.enter_community")
