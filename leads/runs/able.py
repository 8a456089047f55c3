"""Who can be given leads at this moment."""

from django.db.models import Q

from accounts.models import User
from communities.eligibility import eligible
from leads.models import Owner


def able():
    """The owners who can be given leads now: queues, active colleagues, eligible partner users."""
    people = User.objects.internal().active().values("pk")
    partners = eligible(User.objects.all()).values("pk")
    return Owner.objects.filter(
        Q(queue__isnull=False, queue__deleted_at=None) | Q(user__in=people) | Q(user__in=partners)
    ).values("pk")
