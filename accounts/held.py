"""What accounts know of somebody who leaves: the accounts they own, the territories they
cover, the sharing rules that name them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.leaving import Held, Holding, register
from accounts.models import Account, Audience, SharingRule, Territory
from accounts.models.territory_grants import TerritoryUserGrant


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
        self.accounts_of(leave.users).give_to(to.row, leave.by)

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


@register
class SharingRules(Holding):
    """Active rules with just them, or with them and their subordinates, at either end.

    None is turned to somebody else here: that is done in setup, which shows first whom the
    rule would reach then.
    """

    key, label = "sharing_rules", _("Sharing rules that name them")
    help = _("These rules are switched off. They are kept, and can name somebody else later.")
    may_end = stays_with_account = True

    def rules_of(self, users):
        named = Audience.objects.filter(user__in=users)
        rules = SharingRule.objects.active().filter(Q(source__in=named) | Q(target__in=named))
        return rules.order_by("name")

    def held_by(self, users):
        names = [(rule.name, None) for rule in self.rules_of(users)]
        return Held(len(names), names) if names else None

    def hand_on(self, leave, to):
        for rule in list(self.rules_of(leave.users)):
            rule.is_active = False
            rule.store(leave.by)

    def takes(self, successor):
        return False
