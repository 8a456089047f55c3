"""Which activities somebody watches: those of the partners and leads they answer for.

Less than what they may see: what others share with them, or the organization with everybody, is
not theirs to watch. Each part has an index of its own (prm/parts.py).
"""

from django.db.models import Q

from accounts.activity_rules import view_activity
from accounts.models import Account, Contact
from accounts.rules import watched_by
from leads.models import Owner
from leads.rules import owners_answered_for


def accounts_watched_by(user):
    """The accounts a channel manager owns, and the partners they cover; an administrator all."""
    rows = Account.objects.permitted(user, "view")
    return rows if user.is_superuser else rows.filter(watched_by(user))


def parts_watched_by(user):
    """The activities of these accounts, of the leads one answers for, and one's own; as Qs."""
    if user.is_superuser:
        return [Q()]
    accounts = list(accounts_watched_by(user).order_by().values_list("pk", flat=True))
    seen = view_activity(user)
    own = [seen & Q(by=user), seen & Q(assignee=user)]
    return [*parts_of(accounts, owners_answered_for(user), user), *own]


def parts_about(account, user):
    """The activities of an account, its contacts, and the leads of its partner users."""
    owners = Owner.objects.filter(user__contact__account=account).values_list("pk", flat=True)
    return parts_of([account.pk], list(owners), user)


def parts_of(accounts, owners, user):
    """By numbers, as docs/decisions/0005 says: the database then knows how many there are."""
    contacts = Contact.objects.permitted(user, "view").filter(account__in=accounts)
    return [
        Q(account__in=accounts),
        Q(contact__in=list(contacts.values_list("pk", flat=True))),
        Q(on_lead__lead__owner__in=owners, on_lead__lead__deleted_at=None),
    ]
