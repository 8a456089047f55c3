"""Who is in the groups that accounts have of their own, and who should be."""

from django.db.models import Count, Exists, F, OuterRef, Q

from accounts.models import Account, AccountGroup, PartnerRole, User

Place = User.groups.through
GROUPS_OF_AN_ACCOUNT = 1 + len(PartnerRole)


def extra():
    """In a sentence each: who is in a group of an account or role that is not theirs."""
    own = Q(user__contact__account=F("group__account_group__account"))
    role = "group__account_group__role"
    own &= Q(**{role: None}) | Q(**{role: F("user__partner_role")})
    places = Place.objects.filter(group__account_group__isnull=False).exclude(own)
    for place in places.select_related("user", "group__account_group__account").order_by("pk"):
        yield f"{place.user} is in {words_for(place.group.account_group)}, and is not one of them."


def missing():
    """In a sentence each: who is not in the groups of their account, and groups that are not."""
    accounts = Account.objects.unscoped().exclude(partner_since=None)
    accounts = accounts.annotate(n=Count("groups")).exclude(n=GROUPS_OF_AN_ACCOUNT)
    for account in accounts.order_by("name", "pk"):
        yield f"{account} has {account.n} of the {GROUPS_OF_AN_ACCOUNT} groups of a partner."
    user = "account__contacts__user"
    groups = AccountGroup.objects.annotate(who=F(user), has=F(f"{user}__partner_role"))
    groups = groups.filter(Q(role=None) | Q(role=F("has")), who__isnull=False)
    places = Place.objects.filter(group=OuterRef("group"), user=OuterRef("who"))
    groups = groups.filter(~Exists(places)).select_related("account").order_by("who", "pk")
    people = User.objects.in_bulk([group.who for group in groups])
    for group in groups:
        yield f"{people[group.who]} is not in {words_for(group)}."


def words_for(group):
    """Such as: the group of Acme Sistemi, role User."""
    who = f"role {group.get_role_display()}" if group.role else "all partner users"
    return f"the group of {group.account}, {who}"
