"""The access policy for leads: a function per action, from a user to a Q.

Administrators may do everything and inactive users nothing, before any rule runs.
A lead belongs to an owner; what a user may see follows from the owners they see.
"""

from django.db.models import Q

from communities.models import Community
from leads.models.owner import Owner
from prm.permissions import NOTHING, granted, granted_rows


def may_use_portal(user):
    """A partner user sees leads only while a Published community lets them in."""
    return Community.objects.permitted(user, "enter").exists()


def people_of(user):
    """Whose leads a user answers for: their own, and those of their partner users.

    Of partner users: those of their own company with a lower partner role (of the
    same one, too, for a super user).
    """
    own = Q(user=user)
    if not user.is_partner:
        return own | Q(user__contact__account__owner=user)
    colleagues = Q(user__contact__account=user.account)
    below = colleagues & Q(user__partner_role__lt=user.partner_role)
    peers = colleagues & Q(user__partner_role=user.partner_role)
    return own | below | peers if user.is_super_user else own | below


def owners_changed_by(user):
    """The owners whose leads a user may edit."""
    if user.is_partner and not may_use_portal(user):
        return Owner.objects.none()
    return Owner.objects.filter(people_of(user)).values("pk")


def owners_seen_by(user):
    """The owners whose leads a user may see: people, and the queues they are a member of."""
    if user.is_partner and not may_use_portal(user):
        return Owner.objects.none()
    queues = Q(queue__in=granted_rows(user, "leads.take_queue"))
    return Owner.objects.filter(people_of(user) | queues).values("pk")


def view_lead(user):
    """Leads of the people one answers for, and of the queues one is a member of."""
    return Q(owner__in=owners_seen_by(user))


def change_lead(user):
    """As view, except that a queue's lead must be taken first."""
    return Q(owner__in=owners_changed_by(user))


def assign_lead(user):
    """Channel managers change the owner of the leads they see."""
    return NOTHING if user.is_partner else view_lead(user)


def view_transfer(user):
    """The history of the leads one sees. It names other partners, so partners have none."""
    return NOTHING if user.is_partner else Q(lead__owner__in=owners_seen_by(user))


def view_queue(user):
    """Internal users see every queue; a partner user those they may take from."""
    return granted(user, "leads.take_queue") if user.is_partner else Q()


def take_from_queue(user):
    """Members of a queue take leads from it."""
    return granted(user, "leads.take_queue")
