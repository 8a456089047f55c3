"""What is kept from partners as long as its person has not agreed, where that is demanded.

`agreed.py` says so of a user's leads; here it is asked from the other end.
"""

from accounts.models import Organization
from leads.models import Lead


def kept_from(lead, users):
    """Those of some users who may not know of a lead for want of consent, whatever opens it."""
    if lead.consented_at is not None or not Organization.wants_consent():
        return users.none()
    partners, house = users.filter(contact__isnull=False), lead.partner_account
    return partners.exclude(contact__account=house) if house else partners


def kept_in(queue):
    """The leads of a queue that no partner user may know of."""
    here = Lead.objects.unscoped().filter(owner__queue=queue, consented_at=None)
    return here if Organization.wants_consent() else here.none()
