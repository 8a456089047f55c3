"""What is in the way of giving a lead to a partner user, in words, and what mends it."""

from collections import defaultdict
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Account
from communities import eligibility
from communities.models import Community, CommunityGroupGrant


@dataclass(frozen=True)
class Obstacle:
    """The condition that fails; the action that mends it, if the chooser may take it.

    An action with `seen` is sent (POST) with it, any other is a page to go to.
    """

    sentence: str
    action: str = ""
    url: str = ""
    seen: str | None = None


def obstacles_of(users, chooser):
    """From the number of each user to its obstacle. `users` have `obstacle` and `can_change`."""
    accounts = Account.objects.permitted(chooser, "enable")
    accounts = accounts.filter(pk__in=[user.account.pk for user in users])
    may_enable = set(accounts.values_list("pk", flat=True))
    waiting = [user for user in users if user.obstacle == eligibility.NOT_PUBLISHED]
    communities = communities_of(waiting)
    return {user.pk: obstacle_of(user, chooser, may_enable, communities[user.pk]) for user in users}


def obstacle_of(user, chooser, may_enable, communities):
    if user.obstacle == eligibility.INACTIVE and user.is_active:
        return no_partner(user.account, user.account.pk in may_enable)
    if user.obstacle == eligibility.INACTIVE:
        return Obstacle(_("Is not active"), _("Open the contact"), user.contact.get_absolute_url())
    if user.obstacle == eligibility.FROZEN:
        return Obstacle(_("Is frozen"), _("Open the contact"), user.contact.get_absolute_url())
    if user.obstacle == eligibility.NEVER_LOGGED_IN:
        return never_came(user)
    if user.obstacle == eligibility.NOT_PUBLISHED:
        return not_published(communities, chooser)
    return no_community(chooser)


def no_partner(account, may_enable):
    sentence = _("%s is not enabled as partner") % account
    if not may_enable:
        return Obstacle(sentence)
    url = reverse("accounts:partner", args=[account.pk])
    return Obstacle(sentence, _("Enable as partner"), url)


def never_came(user):
    sentence = _("Has never logged in")
    if not user.can_change:
        return Obstacle(sentence)
    newest = user.newest_invitation
    action = _("Resend the invitation") if newest else _("Send an invitation")
    url = reverse("users:invitation", args=[user.pk])
    return Obstacle(sentence, action, url, str(newest.pk if newest else ""))


def not_published(communities, chooser):
    sentence = _("Community “%s” is not published") % communities[0].name
    if not chooser.is_superuser:
        return Obstacle(_("%s; an administrator can publish it") % sentence)
    url = reverse("setup:community", args=[communities[0].pk])
    return Obstacle(sentence, _("Open the community"), url)


def no_community(chooser):
    sentence = _("Is a member of no community")
    if not chooser.is_superuser:
        return Obstacle(_("%s; an administrator can add their profile to one") % sentence)
    return Obstacle(sentence, _("Open the communities"), reverse("setup:communities"))


def communities_of(users):
    """From the number of each user to the communities that a profile of theirs is a member of."""
    grants = CommunityGroupGrant.objects.filter(
        permission__codename="enter_community", group__user__in=users
    )
    names = Community.objects.defer("logo").in_bulk(grants.values_list("content_object", flat=True))
    found = defaultdict(list)
    for user, community in grants.values_list("group__user", "content_object").order_by("pk"):
        found[user].append(names[community])
    return found
