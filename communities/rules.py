"""The access policy for communities, and for the folders of documents in them."""

from django.db.models import Exists, Q

from accounts.models import Audience, Organization
from communities import models  # Which imports these rules; asked when a rule is.
from communities.models.folder_share import FolderShare
from prm.memo import once_a_request
from prm.permissions import NOTHING, granted_rows
from prm.question import Question, Slot


def enter_community(user):
    """A member enters a Published community, once PRM is enabled.

    A partner user is let in only while their account is an enabled partner.
    """
    if user.is_partner and not user.account.is_partner:
        return NOTHING
    return entered_by(user.pk)


def entered_by(user):
    """The Published communities of which the user of this number is a member."""
    is_open = Q(Exists(Organization.objects.filter(pk=1, prm_enabled_at__isnull=False)))
    members = Q(pk__in=granted_rows(user, "communities.enter_community"))
    return is_open & Q(status="published") & members


ENTERED_BY = Question(
    lambda: models.Community.objects.filter(entered_by(Slot("user"))).values("pk")
)


@once_a_request
def may_use_portal(user):
    """Whether some Published community lets this user in."""
    if user.is_partner:
        is_let_in = user.is_active and user.account.is_partner
        return is_let_in and bool(ENTERED_BY.ask(user=user.pk))
    return models.Community.objects.permitted(user, "enter").exists()


def shared_folders(user):
    """The folders shared with a group that the user is in."""
    shares = FolderShare.objects.filter(audience__in=Audience.objects.holding(user))
    return Q(pk__in=shares.values("folder"))


def view_folder(user):
    """Internal users see the folders they made and those shared with them.

    A partner user sees those shared with them, while they may enter a community.
    """
    if user.is_partner:
        return shared_folders(user) if may_use_portal(user) else NOTHING
    return Q(made_by=user) | shared_folders(user)


def change_folder(user):
    """Who made a folder fills it, shares it, deletes it."""
    return NOTHING if user.is_partner else Q(made_by=user)


def view_document(user):
    """The documents of the folders one sees."""
    return Q(folder__in=models.Folder.objects.permitted(user, "view"))


def change_document(user):
    """Documents are deleted by whoever may change their folder."""
    return Q(folder__in=models.Folder.objects.permitted(user, "change"))
