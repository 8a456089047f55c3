"""How the people of the demo story came in: their invitations, and when they were first seen."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Account, Contact, Invitation, User
from accounts.models.invitation import FOR_INTERNAL, FOR_PARTNERS
from communities.models import Community
from leads.demo.post import write

BEGAN, PARTNERS_SINCE = 90, 80  # Days ago.
FIRST_SEEN = {
    # Who     invited, first logged in: days ago.
    "carla": (89, 89),
    "marco": (88, 87),
    "petra": (75, 74),
    "paul": (70, 68),
    "ines": (66, 65),
    "rita": (62, 61),
    "jonas": (58, 55),
    "lena": (57, 54),
    "freja": (50, 49),
    "elin": (44, 41),
}
TOO_LATE = {"mikkel": 12}


def ago(days):
    return timezone.now() - timedelta(days=days)


def set_back():
    """The programme began months ago, before anybody's first lead."""
    User.objects.update(created_at=ago(BEGAN))
    User.objects.exclude(first_login_at=None).update(first_login_at=ago(BEGAN), last_login=ago(0.2))
    Account.objects.unscoped().update(created_at=ago(BEGAN), updated_at=ago(PARTNERS_SINCE))
    Account.objects.unscoped().partners().update(partner_since=ago(PARTNERS_SINCE))
    Contact.objects.unscoped().update(created_at=ago(BEGAN), updated_at=ago(PARTNERS_SINCE))


def invite_all(people):
    """Everybody was invited by whom they belong to, and most of them came."""
    for name, (invited, came) in FIRST_SEEN.items():
        row = invite(people[name], invited)
        Invitation.objects.filter(pk=row.pk).update(used_at=ago(came))
        User.objects.filter(pk=people[name].pk).update(first_login_at=ago(came))
        welcome(people[name], came)
    for name, invited in TOO_LATE.items():
        invite(people[name], invited)


def invite(user, days):
    """What Invitation.send() would have done some days ago."""
    valid = FOR_PARTNERS if user.is_partner else FOR_INTERNAL
    row = Invitation.objects.create(
        user=user,
        invited_by=user.account.owner if user.is_partner else User.objects.administrators().first(),
        created_at=ago(days),
        expires_at=ago(days) + valid,
    )
    User.objects.filter(pk=user.pk).update(created_at=ago(days))
    write(f"invitation:{row.pk}", "invitation", user, row, ago(days))
    return row


def welcome(user, days):
    for community in Community.objects.welcoming(user).filter(status="published"):
        write(f"welcome:{community.pk}:{user.pk}", "welcome", user, community, ago(days))
