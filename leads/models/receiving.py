"""Who gets leads must be here to get them, or somebody else who is gets them in their place.

Gone is who has left, and a queue that was deleted. Whoever leaves or deletes waits for the leads
that come at that moment, or they wait and find that nobody is here.
"""

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
QUEUE_OF = Question(
    lambda: Owner.objects.queues().filter(**OF_ONE).order_by().values("pk"), lock="FOR SHARE"
)
IS_GONE = Question(lambda: Owner.objects.gone().filter(**OF_ONE).values("pk"))


class ReceivingQuerySet(models.QuerySet):
    """Mix in: to whom leads go, at the moment they go, and when their owner has left."""

    def hold_receivers(self, to):
        """Whoever makes one of those who get these leads be gone is waited for, or waits."""
        if is_expression(to):
            hold(known(to) or self.order_by().annotate(goes_to=to).values("goes_to"))
        else:
            (LOGIN_OF if to.user_id else QUEUE_OF).ask(owner=to.pk)

    def whose_receiver_is_here(self, to):
        """Those that do not go to somebody gone. An expression is known as `goes_to`."""
        if not is_expression(to):
            return self.none() if IS_GONE.ask(owner=to.pk) else self
        gone = Owner.objects.gone().values_list("pk", flat=True)
        if known(to):
            gone = list(gone.filter(pk__in=known(to)))
        return self.exclude(goes_to__in=gone)

    def of_those_gone(self):
        return self.filter(owner__in=Owner.objects.gone().values("pk"))

    def go_on(self, by, reason):
        """Hand those whose owner is gone to who stands in for that one. Answers their numbers."""
        pks = list(self.of_those_gone().values_list("pk", flat=True))
        rows = self.model.objects.unscoped().filter(pk__in=pks)
        owners = Owner.objects.filter(pk__in=rows.order_by().values("owner"))
        for owner in owners.select_related("user__contact__account__owner", "queue"):
            act = Act(by, reason, note=str(_("Restored from the bin")))
            rows.filter(owner=owner).transfer(stand_in_for(owner, by), act)
        return pks


def known(to):
    """The owners that an expression says, where it tells beforehand; it says one for each lead."""
    return getattr(to, "among", None)


def hold(owners):
    """Keep these queues, and the logins of these users, as they are until the transaction ends."""
    owners = Owner.objects.filter(pk__in=owners)
    share_lock(owners.queues())
    share_lock(logins_of(owners))


def logins_of(owners):
    return User.objects.filter(pk__in=owners.values("user"))


def stand_in_for(owner, by):
    """Who gets the leads of one who is gone: the account's owner, the default owner, or `by`.

    Where the portal itself acts an administrator does, so that somebody has them.
    """
    default = Distribution.current().default_owner
    manager = owner.account and Owner.objects.of(owner.account.owner)
    wanted = [row for row in (manager, default) if row]
    able = Owner.objects.filter(pk__in=[row.pk for row in wanted]).able()
    able = set(able.values_list("pk", flat=True))
    found = next((row for row in wanted if row.pk in able), None)
    last = by or User.objects.administrators().who_get_in().order_by("pk").first()
    return found or (Owner.objects.of(last) if last else owner)


def begin_with_who_is_here(leads, by):
    """New leads whose owner was gone a moment ago begin with who stands in for that one."""
    owners = {lead.owner_id for lead in leads}
    hold(owners)
    gone = Owner.objects.gone().filter(pk__in=owners)
    gone = gone.select_related("user__contact__account__owner")
    instead = {owner.pk: stand_in_for(owner, by) for owner in gone}
    for lead in leads:
        if lead.owner_id in instead:
            lead.owner = instead[lead.owner_id]
