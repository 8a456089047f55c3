"""What a timeline is made of: for a lead, a contact, an account; for partners, less of it.

A filter (`show`) leaves sources out. Whose rows they are is up to the rules. An account has
three sources of activities, each with an index of its own to begin at.
"""

from django.db.models import Q

from accounts.models import Activity, Contact, Invitation, User
from leads.models import Owner, StatusChange, Transfer
from prm.memo import once_a_request
from prm.merging import Source
from prm.models import AuditEntry, Mail

PEOPLE = ("by", "from_owner__user", "from_owner__queue", "to_owner__user", "to_owner__queue")


def activities(user, about, show, name="activity"):
    rows = Activity.objects.unscoped().filter(about)
    rows = rows.filter(kind=show) if show in Activity.Kind else rows
    return Source(name, rows, within=seen_by(user))


@once_a_request
def seen_by(user):
    """Putting it together costs more than fetching a page of it."""
    return Activity.objects.visible_to(user).with_people()


def transfers(user, about, name="transfer"):
    seen = Transfer.objects.permitted(user, "view").select_related("lead", *PEOPLE)
    return Source(name, Transfer.objects.unscoped().filter(about), within=seen)


def status_changes(user, about):
    seen = StatusChange.objects.permitted(user, "view").select_related("lead", "by")
    return Source("status", StatusChange.objects.unscoped().filter(about), within=seen)


def of_lead(lead, user, show):
    """Its activities, changes of owner with their mails, changes of status."""
    if show in ("", *Activity.Kind):
        yield activities(user, Q(on_lead__lead=lead), show)
    if show in ("", "owner", "mail"):
        yield transfers(user, Q(lead=lead, notify=True) if show == "mail" else Q(lead=lead))
    if show in ("", "status"):
        yield status_changes(user, Q(lead=lead))


def of_contact(contact, user, show):
    """Its activities and, if it is a partner user, what happened to that one."""
    if show in ("", *Activity.Kind):
        yield activities(user, Q(contact=contact), show)
    people = User.objects.permitted(user, "view").filter(contact=contact)
    yield from of_people(list(people), user, show)


def of_account(account, user, show):
    """Its activities, those of its contacts and of its partner users' leads, and their doings."""
    people = list(User.objects.permitted(user, "view").filter(contact__account=account))
    if show in ("", *Activity.Kind):
        yield activities(user, Q(account=account), show)
        contacts = Contact.objects.permitted(user, "view").filter(account=account)
        numbers = list(contacts.values_list("pk", flat=True))  # A subquery would hide how few.
        yield activities(user, Q(contact__in=numbers), show, "activity of contact")
        owners = owners_of(people)
        if owners:
            about = Q(on_lead__lead__owner__in=owners, on_lead__lead__deleted_at=None)
            yield activities(user, about, show, "activity on lead")
    yield from of_people(people, user, show)


def owners_of(people):
    return list(Owner.objects.filter(user__in=people).values_list("pk", flat=True))


def of_people(people, user, show):
    """What partner users were handed, how their leads went on, their mails and logins."""
    if not people:
        return
    owners = owners_of(people)
    if show in ("", "owner"):
        yield transfers(user, Q(to_owner__in=owners))
        yield transfers(user, Q(from_owner__in=owners) & ~Q(to_owner__in=owners), "transfer away")
    if show in ("", "status"):
        yield status_changes(user, Q(owner__in=owners))
    if show in ("", "mail"):
        mails = Mail.objects.unscoped().filter(recipient__in=people).select_related("recipient")
        yield Source("mail", mails, at="created_at")
    if show in ("", "login"):
        logins = AuditEntry.objects.unscoped().logins_of(people).select_related("by")
        yield Source("login", logins)
        invited = Invitation.objects.filter(user__in=people).select_related("user", "invited_by")
        yield Source("invitation", invited, at="created_at")


def of_lead_for_partner(lead, user, show):
    """What they and the organization did, and the status: nothing that names who had it before."""
    if show in ("", *Activity.Kind):
        yield activities(user, Q(on_lead__lead=lead), show)
    if show in ("", "status"):
        yield status_changes(user, Q(lead=lead))


def of_own_account(account, user, show):
    """A partner user's own company: what was noted about it."""
    if show in ("", *Activity.Kind):
        yield activities(user, Q(account=account), show)
