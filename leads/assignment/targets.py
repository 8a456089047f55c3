"""Who can be handed leads now: queues, colleagues who are active, eligible partner users."""

from django.db.models import Q

from accounts.models import User
from communities.eligibility import eligible
from leads.models.owner import Owner


def able(owners):
    """The numbers of those among some owners who can receive."""
    people = User.objects.filter(lead_owner__in=owners)
    colleagues = people.internal().active()
    partners = eligible(people.exclude(contact=None))
    can = Q(queue__isnull=False, queue__deleted_at=None) | Q(user__in=colleagues.values("pk"))
    can |= Q(user__in=partners.values("pk"))
    return set(Owner.objects.filter(can, pk__in=owners).values_list("pk", flat=True))
