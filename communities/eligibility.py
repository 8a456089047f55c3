"""Whether a partner user may be given a lead, and if not, what fails.

Four conditions: a profile of theirs is a member of a community, that community is
Published, the user is active (not frozen, their account still an enabled partner), and
they have logged in at least once.
"""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from accounts.models import Organization
from accounts.rules import partner_account
from communities.models import Community, CommunityGroupGrant, CommunityUserGrant

INACTIVE, FROZEN, NO_COMMUNITY, NOT_PUBLISHED, NEVER_LOGGED_IN = (
    "inactive",
    "frozen",
    "no community",
    "not published",
    "never logged in",
)


def memberships(**conditions):
    """The grants that make the outer query's user a member of a community."""
    return CommunityGroupGrant.objects.filter(
        permission__codename="enter_community", group__user=OuterRef("pk"), **conditions
    )


def first_obstacle():
    """The first condition that fails for a partner user, '' if none does."""
    published = memberships(content_object__status=Community.Status.PUBLISHED)
    usable = Q(is_active=True) & partner_account("contact__account__")
    return Case(
        When(~usable, then=Value(INACTIVE)),
        When(is_frozen=True, then=Value(FROZEN)),
        When(~Exists(memberships()), then=Value(NO_COMMUNITY)),
        When(~Exists(published), then=Value(NOT_PUBLISHED)),
        When(first_login_at=None, then=Value(NEVER_LOGGED_IN)),
        default=Value(""),
        output_field=CharField(),
    )


def with_eligibility(users):
    """Tell each partner user the first condition that fails: `obstacle`, '' if none does."""
    return users.partners().annotate(obstacle=first_obstacle())


def eligible(users):
    return with_eligibility(users).filter(obstacle="")


def able(users):
    """Those who can be given leads now, or take them: colleagues who get in, eligible partners."""
    return (
        users.who_get_in().alias(obstacle=first_obstacle()).filter(Q(contact=None) | Q(obstacle=""))
    )


def that_enter(users):
    """Those of some users who may work: internal ones, and partner users let into a community.

    What `rules.enter_community` says of one user, for many.
    """
    organization = Organization.current()
    if organization is None or not organization.is_prm_enabled:
        return users.internal()
    grants = {"permission__codename": "enter_community"}
    published = {"content_object__status": Community.Status.PUBLISHED}
    by_profile = CommunityGroupGrant.objects.filter(group__user=OuterRef("pk"))
    by_name = CommunityUserGrant.objects.filter(user=OuterRef("pk"))
    is_let_in = Exists(by_profile.filter(**grants, **published))
    is_let_in |= Exists(by_name.filter(**grants, **published))
    return users.filter(Q(contact=None) | (partner_account("contact__account__") & is_let_in))
