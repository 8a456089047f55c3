"""The kinds of members a queue can let in: profiles, partner accounts, roles in one, users."""

from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Account, AccountGroup, User, profiles

from .lookup import Kind


class Profiles(Kind):
    """Named groups of users."""

    key = "profile"
    label = gettext_lazy("Profile")
    search_label = gettext_lazy("Search profiles")

    def rows(self, chooser):
        return profiles()

    def search(self, rows, words):
        return rows.filter(name__icontains=words)

    def member(self, row):
        return row


class PartnerAccounts(Kind):
    """All partner users of an account."""

    key = "account"
    label = gettext_lazy("Partner account")
    search_label = gettext_lazy("Search partner accounts")

    def rows(self, chooser):
        accounts = Account.objects.permitted(chooser, "view").values("pk")
        rows = AccountGroup.objects.filter(account__in=accounts).select_related("account", "group")
        return self.narrowed(rows).order_by("account__name", "role", "pk")

    def narrowed(self, rows):
        return rows.filter(role=None)

    def search(self, rows, words):
        return rows.filter(account__name__icontains=words)

    def choice(self, row, **more):
        return super().choice(row, name=row.account.name, about=about_group(row), **more)

    def member(self, row):
        return row.group


class Roles(PartnerAccounts):
    """The partner users of an account who have one role."""

    key = "role"
    label = gettext_lazy("Role in an account")

    def narrowed(self, rows):
        return rows.exclude(role=None)


class People(Kind):
    """Single users, of the organization and of partners."""

    key = "person"
    label = gettext_lazy("User")
    search_label = gettext_lazy("Search users")

    def rows(self, chooser):
        rows = User.objects.permitted(chooser, "view").active()
        rows = rows.select_related("contact__account")
        return rows.order_by("last_name", "first_name", "pk")

    def choice(self, row, **more):
        return super().choice(row, about=about_user(row), **more)

    def member(self, row):
        return row


@dataclass(frozen=True)
class Member:
    """Somebody a queue lets in, as the page shows them; `key` names the row among members."""

    key: str
    row: object
    name: str
    about: str


def about_group(group):
    if group.role is None:
        return _("All partner users")
    return _("Partner users with the role %s") % group.get_role_display()


def about_user(user):
    return user.account.name if user.is_partner else user.email


def members_of(queue):
    """The members of a queue, in words."""
    rows = queue.members
    groups = [row for row in rows if isinstance(row, Group)]
    accounts = AccountGroup.objects.select_related("account").filter(group__in=groups)
    of_accounts = {each.group_id: each for each in accounts}
    return [described(row, of_accounts.get(row.pk)) for row in rows]


def described(row, account_group):
    if isinstance(row, User):
        return Member(f"user:{row.pk}", row, row.full_name, about_user(row))
    if account_group is None:
        return Member(f"group:{row.pk}", row, row.name, _("Profile"))
    return Member(f"group:{row.pk}", row, account_group.account.name, about_group(account_group))


MEMBERS = {kind.key: kind for kind in (Profiles(), PartnerAccounts(), Roles(), People())}
