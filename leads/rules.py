"""The access policy for leads: a function per action, from a user to a Q.

Administrators may do everything and inactive users nothing, before any rule runs.
A lead belongs to an owner; what a user may see follows from the owners they see, and
from the leads that are shared with them one by one.
"""

from collections import defaultdict
from functools import cache

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, Value

from accounts.asking import asker_like, facts_of
from accounts.models.share import shared_with
from communities.rules import may_use_portal
from leads.models.grants import LeadGroupShare, LeadUserShare
from leads.models.owner import Owner
from leads.reasons import found_reasons, member_of, queue_reasons, standing_reasons
from leads.sharing.agreed import agreed_to
from leads.sharing.narrowing import EDITS, criteria_reasons
from prm.memo import once_a_request
from prm.permissions import ANYTHING, NOTHING, granted
from prm.question import Question, Slot
from prm.reasons import SEES, Reason, given

MEMBER_OF = Question(lambda: Owner.objects.filter(member_of(Slot("user"))).values("pk"))


@once_a_request
def owners_open_to(user):
    """From an action to the owners with whose leads a user may do it, as numbers.

    A list, not a subquery: the database then starts from the owners, or walks the
    sorted index and looks each up (docs/decisions/0005). One statement for what all have,
    which is kept, and one for what is set up, where there is any.
    """
    if user.is_partner and not may_use_portal(user):
        return {}
    found, owners = list(found_reasons(user)), defaultdict(set)
    for owner, gives in [*standing_owners(user), *(owners_by(found) if found else ())]:
        for action in gives:
            owners[action].add(owner)
    return {action: sorted(numbers) for action, numbers in owners.items()}


def standing_owners(user):
    """Pairs of an owner and what a user may do with their leads, whatever is set up."""
    gives, question = standing_question(asker_like(user))
    return [(owner, gives[number]) for owner, number in question.ask(**facts_of(user))]


@cache
def standing_question(asker):
    """What each reason gives, and from a user of this sort to pairs of an owner and a reason."""
    reasons = [*standing_reasons(asker), *queue_reasons(asker)]
    return [reason.gives for reason in reasons], Question(lambda: in_one(reasons))


def owners_by(reasons):
    return [(owner, reasons[number].gives) for owner, number in in_one(reasons)]


def in_one(reasons):
    """The owners that reasons are about, each with the number of the reason."""
    first, *others = (
        Owner.objects.filter(reason.rows).values_list("pk", Value(number))
        for number, reason in enumerate(reasons)
    )
    return first.union(*others)


@once_a_request
def shared_leads(user):
    """The leads shared with a user one by one: from whether for editing to their numbers."""
    if user.is_partner and not may_use_portal(user):
        return {True: [], False: []}
    return shared_with(user, LeadUserShare, LeadGroupShare)


def share_reasons(user, at=""):
    """What is shared lead by lead; `at` is the way to the lead."""
    shared = shared_leads(user)
    return [
        Reason("share", Q(**{f"{at}pk__in": shared[edits]}), EDITS if edits else SEES)
        for edits in (False, True)
        if shared[edits]
    ]


def leads_open_to(user, action, at=""):
    """The leads with which a user may do this; `at` is the way to the lead."""
    owners = owners_open_to(user).get(action, [])
    one_by_one = [*share_reasons(user, at), *criteria_reasons(user, at)]
    opened = Q(**{f"{at}owner__in": owners}) | given(one_by_one, action)
    return opened & agreed_to(user, at)


def owners_seen_by(user):
    """The owners whose leads a user may see, as numbers."""
    return owners_open_to(user).get("view", [])


def owners_answered_for(user):
    """The owners a user answers for, as numbers: themself, their partners' users."""
    return owners_open_to(user).get("share", [])


def view_lead(user):
    """Leads of the people one answers for and of the queues one is a member of; shared ones."""
    return leads_open_to(user, "view")


def change_lead(user):
    """As view, except that a queue's lead must be taken first, and a share may be for reading."""
    return leads_open_to(user, "change")


def assign_lead(user):
    """Channel managers change the owner of the leads they answer for, and of their queues'.

    A partner user hands on what they answer for, within their company: not what is only
    shared with them.
    """
    return leads_open_to(user, "share" if user.is_partner else "assign")


def share_lead(user):
    """Who answers for the owner of a lead shares it with others."""
    return leads_open_to(user, "share")


@once_a_request
def queues_open_to(user):
    """The owners to take from: as `owners_open_to` says, without asking for the rest."""
    if (known := owners_open_to.known(user)) is not None:
        return known.get("take", [])
    if user.is_partner and not may_use_portal(user):
        return []
    return [owner for (owner,) in MEMBER_OF.ask(user=user.pk)]


def take_lead(user):
    """Members of a queue take its leads."""
    return Q(owner__in=queues_open_to(user)) & agreed_to(user)


def hand_back_lead(user):
    """Leads that one may edit go back to the queue that oneself or a colleague took them from."""
    transfers = apps.get_model("leads.Transfer").objects.unscoped()
    return change_lead(user) & Q(Exists(transfers.taken_from(user).filter(lead=OuterRef("pk"))))


def delete_lead(user):
    """Administrators delete leads, and empty the bin or bring back from it."""
    return NOTHING


def view_transfer(user):
    """The history of the leads one sees. It names other partners, so partners have none."""
    if user.is_partner:
        return NOTHING
    return leads_open_to(user, "view", "lead__") & Q(lead__deleted_at=None)


def view_queue(user):
    """Internal users see every queue; a partner user those they may take from."""
    return granted(user, "leads.take_queue") if user.is_partner else ANYTHING


def take_from_queue(user):
    """Members of a queue take leads from it."""
    return granted(user, "leads.take_queue")


def change_queue(user):
    """Queues are for administrators to change."""
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
