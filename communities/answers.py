"""What communities answers to the apps below it, which do not import it."""

from django.contrib.auth.models import Group
from django.db.models import Count

from accounts.above import answers
from communities.eligibility import eligible
from communities.models import Community, CommunityGroupGrant


@answers("community_of")
def community_of(user):
    entered = Community.objects.permitted(user, "enter").defer("logo")
    return entered.order_by("name").first() if user.is_partner else None


@answers("member_profiles")
def member_profiles():
    grants = CommunityGroupGrant.objects.filter(permission__codename="enter_community")
    return Group.objects.filter(account_group=None, pk__in=grants.values("group"))


@answers("eligible")
def eligible_ones(users):
    return eligible(users)


@answers("communities_of")
def communities_of(account):
    people = CommunityGroupGrant.objects.filter(
        permission__codename="enter_community", group__user__contact__account=account
    )
    counts = people.order_by().values_list("content_object")
    counts = dict(counts.annotate(Count("group__user", distinct=True)))
    rows = list(Community.objects.filter(pk__in=counts).defer("logo"))
    for row in rows:
        row.members = counts[row.pk]
    return rows
