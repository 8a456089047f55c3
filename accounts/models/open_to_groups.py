"""What is open to groups of users, one by one: a list view, a folder."""

from django.db import transaction

from prm.audit import HERE, What, audit

from .audience import Audience


class OpenToGroups:
    """Mix in: its `shares` are rows with the group (`audience`) and who opened it (`by`)."""

    def shares_named(self):
        """With whom it is shared, by whom, since when."""
        return named(self.shares.all())

    @transaction.atomic
    def share_with(self, audience, by):
        """Open it to a group. Twice is once; answers whether it was new."""
        is_new = self.shares.get_or_create(audience=audience, defaults={"by": by})[1]
        if is_new:
            audit(by, What.SHARE, self, audience=audience.pk)
        return is_new

    @transaction.atomic
    def withdraw_from(self, audience, by=HERE):
        """Close it to a group. Answers whether it was open to them."""
        was_open = bool(self.shares.filter(audience=audience).delete()[0])
        if was_open:
            audit(by, What.SHARE, self, audience=audience.pk, withdrawn=True)
        return was_open

    def withdraw_from_all(self):
        for share in self.shares_named():
            self.withdraw_from(share.audience)

    @transaction.atomic
    def make_internal(self, by):
        """What was open to everyone is open to all internal users, and no partner."""
        if self.withdraw_from(Audience.of(Audience.Kind.EVERYONE), by):
            self.share_with(Audience.of(Audience.Kind.INTERNAL), by)


def named(shares):
    """Shares, each with what its group is called."""
    ends = ("profile", "level", "account", "user")
    return shares.select_related("by", *(f"audience__{end}" for end in ends)).order_by("pk")
