"""The access policy for leads: a function per action, from a user to a Q.

Administrators may do everything and inactive users nothing, before any rule runs.
A lead belongs to an owner; what a user may see follows from the owners they see.
"""

from django.db.models import Q

from accounts.rules import looked_after_by
from communities.rules import may_use_portal
from leads.models.owner import Owner
from prm.memo import once_a_request
from prm.permissions import ANYTHING, NOTHING, granted, granted_rows


def colleagues_below(user):
    """The partner users of the same company with a lower role (a super user's peers, too)."""
    reach = "lte" if user.is_super_user else "lt"
    role = {f"user__partner_role__{reach}": user.partner_role}
    return Q(user__contact__account=user.account, **role)


@once_a_request
def owners_changed_by(user):
    """The owners whose leads a user may edit: themself, and the people they answer for.

    A list, not a subquery: the database then starts from the owners, or walks the
    sorted index and looks each up (docs/decisions/0005).
    """
    if user.is_partner and not may_use_portal(user):
        return []
    if user.is_partner:
        below = colleagues_below(user)
    else:
        below = looked_after_by(user, "user__contact__account__")
    return owner_ids(Q(user=user)) + owner_ids(below & ~Q(user=user))


@once_a_request
def owners_seen_by(user):
    """The owners whose leads a user may see: as above, and the queues they are a member of."""
    if user.is_partner and not may_use_portal(user):
        return []
    return owners_changed_by(user) + owner_ids(Q(queue__in=granted_rows(user, "leads.take_queue")))


def owner_ids(condition):
    return list(Owner.objects.filter(condition).values_list("pk", flat=True))


def view_lead(user):
    """Leads of the people one answers for, and of the queues one is a member of."""
    return Q(owner__in=owners_seen_by(user))


def change_lead(user):
    """As view, except that a queue's lead must be taken first."""
    return Q(owner__in=owners_changed_by(user))


def assign_lead(user):
    """Channel managers change the owner of the leads they see."""
    return NOTHING if user.is_partner else view_lead(user)


def delete_lead(user):
    """Administrators delete leads, and empty the bin or bring back from it."""
    return NOTHING


def view_transfer(user):
    """The history of the leads one sees. It names other partners, so partners have none."""
    if user.is_partner:
        return NOTHING
    return Q(lead__owner__in=owners_seen_by(user), lead__deleted_at=None)


def view_queue(user):
    """Internal users see every queue; a partner user those they may take from."""
    return granted(user, "leads.take_queue") if user.is_partner else ANYTHING


def take_from_queue(user):
    """Members of a queue take leads from it."""
    return granted(user, "leads.take_queue")


def change_queue(user):
    """Queues are for administrators to change."""
    return NOTHING


def view_round_robin(user):
    """Internal users see the round robins."""
    return NOTHING if user.is_partner else ANYTHING


def use_round_robin(user):
    """Internal users deal leads by those that are active."""
    return NOTHING if user.is_partner else Q(is_active=True)


def change_round_robin(user):
    """Round robins are for administrators to change."""
    return NOTHING


def view_setup(user):
    """Internal users see the picklists and custom fields of leads."""
    return NOTHING if user.is_partner else ANYTHING


def change_setup(user):
    """Picklists and custom fields are for administrators to change."""
    return NOTHING


def view_import(user):
    """Files are for who brings them in."""
    return NOTHING if user.is_partner else Q(by=user)


def view_import_row(user):
    """Rows of files, too."""
    return NOTHING if user.is_partner else Q(job__by=user)


def view_run(user):
    """Changes of many leads are for who makes them."""
    return NOTHING if user.is_partner else Q(by=user)


def view_run_row(user):
    """What became of each lead, too."""
    return NOTHING if user.is_partner else Q(run__by=user)


def view_received(user):
    """Posts of web forms are for internal users; of accepted ones, for who sees the lead."""
    if user.is_partner:
        return NOTHING
    return ~Q(outcome="accepted") | Q(lead__owner__in=owners_seen_by(user))


def view_rule(user):
    """Internal users read the assignment rules."""
    return NOTHING if user.is_partner else ANYTHING


def change_rule(user):
    """Assignment rules are for administrators to change."""
    return NOTHING
