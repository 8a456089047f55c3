"""What can be asked of many leads, and the one way in which they change hands."""

import uuid
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import BigIntegerField, F, Min, Q, Value
from django.utils import timezone

from leads import rules
from prm.models import Mail
from prm.permissions import RuledQuerySet, ScopedManager
from prm.sql import insert_from

from .transfer import Transfer


@dataclass(frozen=True)
class Act:
    """Who changes an owner, why, and whether the new owner is told by mail."""

    by: object  # A user, or None where the portal itself acts.
    reason: str  # Of Transfer.Reason.
    note: str = ""
    notify: bool = False


class LeadQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_lead,
        "change": rules.change_lead,
        "assign": rules.assign_lead,
    }

    def unread(self):
        return self.filter(unread=True)

    def owned_by(self, user):
        return self.filter(owner__user=user)

    def search(self, words):
        for word in words.split():
            names = Q(first_name__icontains=word) | Q(last_name__icontains=word)
            self = self.filter(names | Q(company__icontains=word) | Q(email__icontains=word))
        return self

    @transaction.atomic
    def enter(self, leads, act):
        """Store new leads with the owners they name, and the first line of their history.

        Answers the leads. Statements do not grow with their number (500 rows each).
        """
        now, handover = timezone.now(), uuid.uuid4()
        for lead in leads:
            lead.transferred_at, lead.handover = now, handover
        self.bulk_create(leads, batch_size=500)
        first = [self._first_transfer(lead, act) for lead in leads]
        Transfer.objects.bulk_create(first, batch_size=500)
        if act.notify:
            self._tell_new_owners(handover)
        return leads

    @staticmethod
    def _first_transfer(lead, act):
        return Transfer(
            lead=lead,
            to_owner_id=lead.owner_id,
            by=act.by,
            at=lead.transferred_at,
            reason=act.reason,
            note=act.note,
            notify=act.notify,
            handover=lead.handover,
        )

    @transaction.atomic
    def transfer(self, to, act):
        """Hand these leads to the owner `to`. Answers how many changed hands.

        The one way in which an owner changes. A lead moves only if it still is as this
        queryset says at the moment of the UPDATE, so the caller filters by the owner
        they saw (`owner=...`): of two who act at once exactly one wins. Three
        statements, for any number of leads: the leads, their transfers, the mails.
        """
        now, handover = timezone.now(), uuid.uuid4()
        moved = self.order_by().exclude(owner=to).update(
            previous_owner=F("owner"),
            owner=to,
            unread=True,
            transferred_at=now,
            updated_at=now,
            handover=handover,
        )
        if moved:
            self._write_history(to, act, now, handover)
            if act.notify:
                self._tell_new_owners(handover)
        return moved

    def _write_history(self, to, act, now, handover):
        moved = self.model.objects.unscoped().filter(
            owner=to, transferred_at=now, handover=handover
        )
        columns = {
            "lead": F("pk"),
            "from_owner": F("previous_owner_id"),
            "to_owner": F("owner_id"),
            "by": Value(act.by and act.by.pk, BigIntegerField()),
            "at": F("transferred_at"),
            "reason": Value(act.reason),
            "note": Value(act.note),
            "notify": Value(act.notify),
            "handover": F("handover"),
        }
        insert_from(moved, Transfer, columns)

    @staticmethod
    def _tell_new_owners(handover):
        """One mail to each new owner who is a person, about all the leads of this act."""
        people = Transfer.objects.unscoped().filter(
            handover=handover, to_owner__user__isnull=False
        )
        firsts = people.values_list("to_owner", "to_owner__user").annotate(Min("pk"))
        kind = ContentType.objects.get_for_model(Transfer)
        Mail.objects.write(
            [
                Mail(
                    key=f"handover:{handover}:{owner}",
                    kind="assignment",
                    recipient_id=user,
                    about_type=kind,
                    about_id=first,
                )
                for owner, user, first in firsts
            ]
        )


class LeadManager(ScopedManager.from_queryset(LeadQuerySet)):
    def enter(self, leads, act):
        return self.unscoped().enter(leads, act)
