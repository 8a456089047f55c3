"""The kinds of groups that something can be shared with; each choice is an Audience."""

from django.utils.translation import gettext_lazy

from accounts.models import Audience, Level, Organization, Territory, User

from .lookup import Choice, Kind
from .members import PartnerAccounts, People, Profiles, Roles


class Group:
    """Mix in: a kind of rows that each stand for an audience. `columns` are what it needs."""

    of = ""  # The kind of audience, where it is not the key of this kind of choice.

    def columns(self, row):
        return {}

    def audience(self, row):
        return Audience.of(self.of or self.key, **self.columns(row))

    def draft(self, row):
        """The same, not stored: to see whom it would reach."""
        return Audience(kind=self.of or self.key, **self.columns(row))

    def key_of(self, audience):
        """The key of the choice that is this audience."""
        return f"{self.key}:{self.row_of(audience).pk}"


class Everyone(Group, Kind):
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

    def row_of(self, audience):
        return Organization.current()


class Internal(Everyone):
    """All internal users, and no partner user."""

    key = Audience.Kind.INTERNAL.value
    label = Audience.Kind.INTERNAL.label
    search_label = gettext_lazy("Internal users")


class ProfileUsers(Group, Profiles):
    def columns(self, row):
        return {"profile": row}

    def row_of(self, audience):
        return audience.profile


class UsersOfAccount(Group, PartnerAccounts):
    def columns(self, row):
        return {"account": row.account}

    def row_of(self, audience):
        return audience.account.groups.get(role=None)


class UsersOfRole(Group, Roles):
    def columns(self, row):
        return {"account": row.account, "role": row.role}

    def row_of(self, audience):
        return audience.account.groups.get(role=audience.role)


class Levels(Group, Kind):
    """The partner users of all accounts of a level."""

    key = Audience.Kind.LEVEL.value
    label = Audience.Kind.LEVEL.label
    search_label = gettext_lazy("Search levels")

    def rows(self, chooser):
        return Level.objects.permitted(chooser, "view").order_by("-rank")

    def search(self, rows, words):
        return rows.filter(name__icontains=words)

    def columns(self, row):
        return {"level": row}

    def row_of(self, audience):
        return audience.level


class Territories(Group, Kind):
    """The channel managers of a territory, and the partner users of accounts in it."""

    key = Audience.Kind.TERRITORY.value
    label = gettext_lazy("Territory")
    search_label = gettext_lazy("Search territories")

    def rows(self, chooser):
        return Territory.objects.permitted(chooser, "view").order_by("name")

    def search(self, rows, words):
        return rows.filter(name__icontains=words)

    def columns(self, row):
        return {"territory": row}

    def row_of(self, audience):
        return audience.territory


class Subordinates(Group, Kind):
    """A channel manager and the partner users of their accounts."""

    key = Audience.Kind.SUBORDINATES.value
    label = Audience.Kind.SUBORDINATES.label
    search_label = gettext_lazy("Search channel managers")

    def rows(self, chooser):
        rows = User.objects.permitted(chooser, "view").internal().active()
        return rows.order_by("last_name", "first_name", "pk")

    def choice(self, row, **more):
        return super().choice(row, about=row.email, **more)

    def columns(self, row):
        return {"user": row}

    def row_of(self, audience):
        return audience.user


class OnePerson(Group, People):
    of = "user"

    def columns(self, row):
        return {"user": row}

    def row_of(self, audience):
        return audience.user


AUDIENCES = {
    kind.key: kind
    for kind in (
        Internal(),
        UsersOfAccount(),
        UsersOfRole(),
        ProfileUsers(),
        Territories(),
        Levels(),
        OnePerson(),
        Subordinates(),
        Everyone(),
    )
}


def key_of(audience):
    """The key of the choice that stands for an audience."""
    kinds = (kind for kind in AUDIENCES.values() if (kind.of or kind.key) == audience.kind)
    return next(kinds).key_of(audience)
