"""What channel managers hold who leave: the accounts they own, the territories they cover."""

from django.utils.translation import gettext_lazy as _

from accounts.leaving import Held, Holding, register
from accounts.models import Account, Territory
from accounts.models.territory_grants import TerritoryUserGrant
from prm.audit import What, audit


@register
class Accounts(Holding):
    """Accounts have an owner, so they go to another internal user."""

    key, label = "accounts", _("Accounts they own")

    def accounts_of(self, users):
        return Account.objects.unscoped().filter(owner__in=users)

    def held_by(self, users):
        number = self.accounts_of(users).count()
        return Held(number, [(_("Accounts"), number)]) if number else None

    def hand_on(self, leave, to):
        for account in self.accounts_of(leave.users):
            audit(leave.by, What.ACCESS, account, owner=to.row.pk)
        self.accounts_of(leave.users).update(owner=to.row)

    def takes(self, successor):
        return successor.kind == "colleague" and successor.row.is_internal


@register
class Territories(Holding):
    key, label = "territories", _("Territories they cover")
    may_end = True

    def grants_of(self, users):
        return TerritoryUserGrant.objects.filter(user__in=users)

    def territories_of(self, users):
        covered = self.grants_of(users).values("content_object")
        return Territory.objects.filter(pk__in=covered).order_by("name")

    def held_by(self, users):
        names = [(territory.name, None) for territory in self.territories_of(users)]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        for territory in list(self.territories_of(leave.users)):
            if to:
                territory.cover(to.row)
            for user in leave.users:
                territory.uncover(user)

    def takes(self, successor):
        return successor.kind == "colleague" and successor.row.is_internal
