"""The kinds of groups that something can be shared with; each choice is an Audience."""

from django.utils.translation import gettext_lazy

from accounts.models import Audience, Level, Organization, User

from .lookup import Choice, Kind
from .members import PartnerAccounts, People, Profiles, Roles


class Everyone(Kind):
    """All who log in, partner users too. There is one to choose."""

    key = Audience.Kind.EVERYONE.value
    label = Audience.Kind.EVERYONE.label
    search_label = gettext_lazy("Everyone")

    def rows(self, chooser):
        return Organization.objects.order_by("pk")

    def search(self, rows, words):
        return rows

    def choice(self, row, **more):
        return Choice(f"{self.key}:{row.pk}", row, str(self.label), **more)

    def audience(self, row):
        return Audience.of(self.key)


class Internal(Everyone):
    """All internal users, and no partner user."""

    key = Audience.Kind.INTERNAL.value
    label = Audience.Kind.INTERNAL.label
    search_label = gettext_lazy("Internal users")


class ProfileUsers(Profiles):
    def audience(self, row):
        return Audience.of("profile", profile=row)


class UsersOfAccount(PartnerAccounts):
    def audience(self, row):
        return Audience.of("account", account=row.account)


class UsersOfRole(Roles):
    def audience(self, row):
        return Audience.of("role", account=row.account, role=row.role)


class Levels(Kind):
    """The partner users of all accounts of a level."""

    key = Audience.Kind.LEVEL.value
    label = Audience.Kind.LEVEL.label
    search_label = gettext_lazy("Search levels")

    def rows(self, chooser):
        return Level.objects.permitted(chooser, "view").order_by("-rank")

    def search(self, rows, words):
        return rows.filter(name__icontains=words)

    def audience(self, row):
        return Audience.of("level", level=row)


class Subordinates(Kind):
    """A channel manager and the partner users of their accounts."""

    key = Audience.Kind.SUBORDINATES.value
    label = Audience.Kind.SUBORDINATES.label
    search_label = gettext_lazy("Search channel managers")

    def rows(self, chooser):
        rows = User.objects.permitted(chooser, "view").internal().active()
        return rows.order_by("last_name", "first_name", "pk")

    def choice(self, row, **more):
        return super().choice(row, about=row.email, **more)

    def audience(self, row):
        return Audience.of("subordinates", user=row)


class OnePerson(People):
    def audience(self, row):
        return Audience.of("user", user=row)


AUDIENCES = {
    kind.key: kind
    for kind in (
        Internal(),
        UsersOfAccount(),
        UsersOfRole(),
        ProfileUsers(),
        Levels(),
        OnePerson(),
        Subordinates(),
        Everyone(),
    )
}
