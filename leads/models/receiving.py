"""Who gets leads must be here to get them, or somebody else who is gets them in their place."""

from django.db import models
from django.utils.translation import gettext as _

from accounts.models import User
from prm.question import Question, Slot
from prm.sql import is_expression, share_lock

from .act import Act
from .distribution import Distribution
from .owner import Owner

OF_ONE = {"pk": Slot("owner")}
LOGIN_OF = Question(
    lambda: logins_of(Owner.objects.filter(**OF_ONE)).order_by().values("pk"), lock="FOR SHARE"
)
HAS_LEFT = Question(lambda: Owner.objects.departed().filter(**OF_ONE).values("pk"))


class ReceivingQuerySet(models.QuerySet):
    """Mix in: to whom leads go, at the moment they go, and when their owner has left."""

    def hold_receivers(self, to):
        """Whoever shuts the login of one who gets these leads is waited for, or waits."""
        if is_expression(to):
            to = self.order_by().annotate(goes_to=to).values("goes_to")
            hold(to)
        elif to.user_id:
            LOGIN_OF.ask(owner=to.pk)

    def whose_receiver_is_here(self, to):
        """Those that do not go to somebody who has left. An expression is known as `goes_to`."""
        gone = Owner.objects.departed()
        if is_expression(to):
            return self.exclude(goes_to__in=gone.values("pk"))
        return self.none() if to.user_id and HAS_LEFT.ask(owner=to.pk) else self

    def of_those_gone(self):
        """Those whose owner has left, or is a queue that was removed."""
        gone = Owner.objects.departed() | Owner.objects.gone()
        return self.filter(owner__in=gone.values("pk"))

    def go_on(self, by, reason):
        """Hand those whose owner has left to who stands in for that one. Answers their numbers."""
        pks = list(self.of_those_gone().values_list("pk", flat=True))
        rows = self.model.objects.unscoped().filter(pk__in=pks)
        owners = Owner.objects.filter(pk__in=rows.order_by().values("owner"))
        for owner in owners.select_related("user__contact__account__owner", "queue"):
            act = Act(by, reason, note=str(_("Restored from the bin")))
            rows.filter(owner=owner).transfer(stand_in_for(owner, by), act)
        return pks


def hold(owners):
    """Keep the logins of these owners as they are until the transaction ends."""
    share_lock(logins_of(Owner.objects.filter(pk__in=owners)))


def logins_of(owners):
    return User.objects.filter(pk__in=owners.values("user"))


def stand_in_for(owner, by):
    """Who gets the leads of one who has left: the account's owner, the default owner, or `by`."""
    default = Distribution.current().default_owner
    manager = owner.account and Owner.objects.of(owner.account.owner)
    wanted = [row for row in (manager, default) if row]
    able = Owner.objects.filter(pk__in=[row.pk for row in wanted]).able()
    able = set(able.values_list("pk", flat=True))
    last = Owner.objects.of(by) if by else owner
    return next((row for row in wanted if row.pk in able), last)


def begin_with_who_is_here(leads, by):
    """New leads whose owner left a moment ago begin with who stands in for that one."""
    hold({lead.owner_id for lead in leads})
    gone = Owner.objects.departed().filter(pk__in={lead.owner_id for lead in leads})
    gone = gone.select_related("user__contact__account__owner")
    instead = {owner.pk: stand_in_for(owner, by) for owner in gone}
    for lead in leads:
        if lead.owner_id in instead:
            lead.owner = instead[lead.owner_id]
