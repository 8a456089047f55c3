"""Leads out of queues: taken by a member, and handed back."""

from dataclasses import dataclass, field

from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Subquery

from .act import Act
from .limits import limits_of
from .owner import Owner
from .queue import Queue
from .transfer import REST, Transfer


@dataclass
class Taken:
    """What came of taking: the leads one has now, those a limit kept back, and why."""

    leads: list = field(default_factory=list)
    kept_back: list = field(default_factory=list)
    limits: list = field(default_factory=list)


def rests_until(user, pks):
    """Of these leads those that a member handed back just now: from each to when it rests."""
    back = Transfer.objects.unscoped().resting_from(user).order_by("at")
    back = back.filter(lead__in=pks, lead__owner=F("to_owner"))
    return {pk: at + REST for pk, at in back.values_list("lead", "at")}


class TakingQuerySet(models.QuerySet):
    """Mix in: what members of a queue do with its leads."""

    def waiting_for(self, user):
        """Those in queues that a member may take, without what they handed back just now."""
        back = Transfer.objects.unscoped().resting_from(user)
        back = back.filter(lead=OuterRef("pk"), to_owner=OuterRef("owner"))
        here = self.permitted(user, "take").filter(owner__queue__isnull=False)
        return here.exclude(Exists(back))

    @transaction.atomic
    def take(self, user):
        """Make those of these leads the user's own that still wait for them. Answers a Taken.

        A lead is locked in the order of its number and moves only if it still is in its
        queue, so of many who take at once one gets it. Takes of one member wait for each
        other, so that together they keep the queue's limits. Whether the member may take
        is asked of what is still there: most who come too late are told so at once.
        """
        me, taken = Owner.objects.locked(user), Taken()
        here = self.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True)
        if not (pks := list(here)):
            return taken
        found = {}
        waiting = self.model.objects.unscoped().filter(pk__in=pks).waiting_for(user)
        for pk, owner, at in waiting.values_list("pk", "owner", "transferred_at"):
            found.setdefault(owner, []).append((at, pk))
        for queue in Queue.objects.filter(lead_owner__in=found).select_related("lead_owner"):
            waited = [pk for _at, pk in sorted(found[queue.lead_owner.pk])]
            self._take_from(queue, waited, user, me, taken)
        return taken

    def _take_from(self, queue, pks, user, me, taken):
        """As many of these as the queue's limits allow, those that wait longest first."""
        limits = limits_of(queue, user, self.model.objects.unscoped(), Transfer.objects)
        room = limits[0].room if limits else len(pks)
        few, more = pks[:room], pks[room:]
        why = {"queue": queue.pk, "name": queue.name} | queue.limits
        act = Act(user, Transfer.Reason.TAKE, why=why, tells_manager=queue.tells_managers)
        self.filter(pk__in=few, owner=queue.lead_owner).transfer(me, act)
        taken.leads += few
        taken.kept_back += more
        if more:
            taken.limits += [limit.words for limit in limits if limit.room == room]

    def hand_back(self, user, note):
        """Give these leads back to the queues they were taken from. Answers how many went."""
        act = Act(user, Transfer.Reason.HAND_BACK, note=note, notify=True, tells_manager=True)
        back = Transfer.objects.unscoped().taken_from(user).filter(lead=OuterRef("pk"))
        to = Subquery(back.newest_first().values("from_owner")[:1])
        return self.permitted(user, "hand_back").transfer(to, act)
