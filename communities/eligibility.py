"""Whether a partner user may be given a lead, and if not, what fails.

Four conditions: a profile of theirs is a member of a community, that community is
Published, the user is active (their account still an enabled partner), and they
have logged in at least once.
"""

from django.db.models import Case, CharField, Exists, OuterRef, Q, Value, When

from communities.models import Community, CommunityGroupGrant

INACTIVE, NO_COMMUNITY, NOT_PUBLISHED, NEVER_LOGGED_IN = (
    "inactive",
    "no community",
    "not published",
    "never logged in",
)


def memberships(**conditions):
    """The grants that make the outer query's user a member of a community."""
    return CommunityGroupGrant.objects.filter(
        permission__codename="enter_community", group__user=OuterRef("pk"), **conditions
    )


def with_eligibility(users):
    """Tell each partner user the first condition that fails: `obstacle`, '' if none does."""
    published = memberships(content_object__status=Community.Status.PUBLISHED)
    usable = Q(is_active=True, contact__account__partner_since__isnull=False)
    return users.partners().annotate(
        obstacle=Case(
            When(~usable, then=Value(INACTIVE)),
            When(~Exists(memberships()), then=Value(NO_COMMUNITY)),
            When(~Exists(published), then=Value(NOT_PUBLISHED)),
            When(first_login_at=None, then=Value(NEVER_LOGGED_IN)),
            default=Value(""),
            output_field=CharField(),
        )
    )


def eligible(users):
    return with_eligibility(users).filter(obstacle="")
