"""What a partner may know of leads whose person has not agreed, where that is demanded.

`held.py` asks the same from the other end: who may know of a lead.
"""

from django.db.models import Q

from accounts.models import Organization
from leads.models.owner import Owner
from prm.memo import once_a_request
from prm.permissions import ANYTHING


@once_a_request
def held_but_for(user):
    """Of whose leads a partner user may know without consent: their company's; None: anybody's."""
    if not user.is_partner or not Organization.wants_consent():
        return None
    house = Owner.objects.filter(user__contact__account=user.account_id)
    return list(house.values_list("pk", flat=True))


def agreed_to(user, at=""):
    """The leads that nothing keeps from a user for want of consent; `at` is the way to the lead.

    Where consent is demanded, no queue, share or rule opens a lead without it to a partner.
    What their own company was handed has left the house already.
    """
    house = held_but_for(user)
    if house is None:
        return ANYTHING
    return Q(**{f"{at}consented_at__isnull": False}) | Q(**{f"{at}owner__in": house})
