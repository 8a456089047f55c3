"""The access policy for activities and mentions: a function per action, user to Q.

An activity is seen by who sees the record it is about. Partner users see those of the leads
they may edit and of their own account, never an internal one, and only what the organization
or their own company wrote: whoever worked the lead before them stays unknown.
"""

from django.db.models import Exists, OuterRef, Q

from accounts import above
from accounts.models.account import Account
from accounts.models.contact import Contact
from prm.permissions import NOTHING


def view_activity(user):
    """Who sees the record sees its activities; partners those that are for them."""
    if user.is_partner:
        return for_partner(user) & (Q(account=user.contact.account_id) | of_leads(user))
    accounts = Account.objects.permitted(user, "view").filter(pk=OuterRef("account"))
    contacts = Contact.objects.permitted(user, "view").filter(pk=OuterRef("contact"))
    return Q(Exists(accounts)) | Q(Exists(contacts)) | of_leads(user)


def for_partner(user):
    """Nothing internal, nothing by another company; nothing while no community lets them in."""
    if above.community_of(user) is None or not user.account.is_partner:
        return NOTHING
    ours = Q(by__contact=None) | Q(by__contact__account=user.contact.account_id)
    return Q(internal=False) & ours


def of_leads(user):
    return above.activities_of_leads(user)


def change_activity(user):
    """Who wrote it changes it and takes it away, as long as they see it."""
    return view_activity(user) & Q(by=user)


def complete_activity(user):
    """A task is done once its assignee, or who set it, says so."""
    return view_activity(user) & Q(kind="task") & (Q(assignee=user) | Q(by=user))


def view_mention(user):
    """Who was mentioned sees it, as long as they see the activity."""
    from accounts.models.activity import Activity  # It imports these rules.

    seen = Activity.objects.permitted(user, "view").filter(pk=OuterRef("activity"))
    return Q(user=user) & Q(Exists(seen))
