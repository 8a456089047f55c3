"""What can be asked of many leads, and the one way in which they change hands."""

import uuid

from django.db import transaction
from django.db.models import (
    BigIntegerField,
    Count,
    F,
    Func,
    OuterRef,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from leads import rules
from prm.audit import What, audit
from prm.permissions import RuledQuerySet, ScopedManager, everything
from prm.sql import insert_all, insert_from, is_expression

from .act import Act, why_of  # noqa: F401  Act is asked for here.
from .bin import BinQuerySet
from .consent import ConsentQuerySet, demand_consent, is_held
from .hand import Lot, hand_over, hands_of
from .owner import Owner
from .picklist import Pick
from .receiving import ReceivingQuerySet, begin_with_who_is_here, known
from .status_change import StatusChange
from .taking import TakingQuerySet
from .telling import tell_manager, tell_new_owners
from .transfer import Transfer

# PostgreSQL has an index on exactly this, in upper case: see the migration "find words".
SEARCHED = Func(
    *("first_name", "last_name", "company", "email"),
    template="(%(expressions)s)",
    arg_joiner=" || ' ' || ",
    output_field=TextField(),
)


class LeadQuerySet(BinQuerySet, ConsentQuerySet, ReceivingQuerySet, TakingQuerySet, RuledQuerySet):
    rules = {
        "view": rules.view_lead,
        "change": rules.change_lead,
        "assign": rules.assign_lead,
        "delete": rules.delete_lead,
        "share": rules.share_lead,
        "take": rules.take_lead,
        "hand_back": rules.hand_back_lead,
    }

    def unread(self):
        return self.filter(unread=True)

    def owned_by(self, user):
        return self.filter(owner__user=user)

    def of_partner_users(self):
        return self.filter(owner__in=Owner.objects.partner_users().values("pk"))

    def of_queues(self):
        return self.filter(owner__in=Owner.objects.queues().values("pk"))

    def count_by_queue(self, queues):
        """How many of these wait in each of some queues, by the queue's number."""
        rows = self.filter(owner__queue__in=queues).order_by().values_list("owner__queue")
        return dict(rows.annotate(Count("pk")))

    def open(self):
        """Not closed; a status that is in no picklist counts as open."""
        return self.exclude(status__in=Pick.objects.closed().values("value"))

    def converted(self):
        return self.filter(status__in=Pick.objects.converted().values("value"))

    def with_status_kind(self):
        """Tell each what its status means: `status_kind`, '' where the picklist has it no more."""
        pick = Pick.objects.of(Pick.Field.STATUS).filter(value=OuterRef("status"))
        return self.annotate(status_kind=Coalesce(Subquery(pick.values("meaning")[:1]), Value("")))

    def with_owners(self):
        """Fetch with each who owns it, and the company of a partner user."""
        return self.select_related("owner__user__contact__account", "owner__queue")

    def search(self, words):
        """Leads that hold each word, or part of one, in a name, the company or the e-mail."""
        self = self.alias(searched=SEARCHED)
        for word in words.split():
            self = self.filter(searched__icontains=word)
        return self

    @transaction.atomic
    def enter(self, leads, act):
        """Store new leads with the owners they name, and the first line of their history.

        Answers the leads. Statements do not grow with their number (500 rows each). Who is
        gone meanwhile gets none of them.
        """
        begin_with_who_is_here(leads, act.by)
        demand_consent(leads)
        now, handover = timezone.now(), act.larger or uuid.uuid4()
        for lead in leads:
            lead.transferred_at = lead.updated_at = now
            lead.handover = handover
        insert_all(self, leads)
        self._write_history({lead.owner_id for lead in leads}, act, now, handover, len(leads))
        return leads

    @transaction.atomic
    def change(self, values, by, at=None):
        """Store values of fields in these leads. Answers how many. Their owner is not one.

        The one way in which a status changes: each change of it leaves a line in the history.
        """
        at = at or timezone.now()
        if "status" in values:
            StatusChange.objects.note(self.order_by(), values["status"], by, at)
        return self.update(**values, updated_at=at)

    @transaction.atomic
    def transfer(self, to, act):
        """Hand these leads to the owner `to`. Answers how many changed hands.

        `to` is an owner, or an expression over the leads that says an owner's number for
        each (a lead for which it says null stays). One that tells beforehand which owners it
        says (`among`) says for each lead one whom it does not have.

        The one way in which an owner changes. A lead moves only if it still is as this
        queryset says at the moment of the UPDATE, so the caller filters by the owner
        they saw (`owner=...`): of two who act at once exactly one wins. Nobody whose login
        is shut gets one, and no queue that was deleted: who does that meanwhile waits, or is
        waited for. A few statements, for any number of leads: who gets them, the leads, their
        transfers, the mails.
        """
        self.hold_receivers(to)
        now, handover = timezone.now(), act.larger or uuid.uuid4()
        moved = (
            self.order_by()
            ._that_move(to)
            .update(
                previous_owner=F("owner"),
                owner=to,
                unread=True,
                transferred_at=now,
                updated_at=now,
                handover=handover,
            )
        )
        if moved:
            self._write_history(to, act, now, handover, moved)
        return moved

    @transaction.atomic
    def deal(self, robin, act):
        """Hand these leads out by a round robin, each to whose turn it is. Answers how many.

        Each transfer says in `why` who was passed over. What may not leave the house is dealt
        inside of it. A lead that is theirs already is still their turn, unless none moves.
        """
        robin.locked()  # Before the leads, as whoever deals them does.
        rows = self.order_by("pk").select_for_update(of=("self",))
        seen = rows.values_list("pk", "owner", is_held())
        lots = [(pk, Lot(owner, held)) for pk, owner, held in seen]
        with transaction.atomic():
            dealt = robin.deal_out([lot for _pk, lot in lots])
            moved = hand_over(self, hands_of(zip(lots, dealt, strict=True), act.notify), act)
            is_told = any("fallback" in why for _owner, why in dealt)
            transaction.set_rollback(not moved and not is_told)
        return moved

    def _that_move(self, to):
        """Those whom handing to `to` gives another owner, and that may leave the house for it."""
        if not is_expression(to):
            rows = self.exclude(owner=to)
        else:
            rows = self.alias(goes_to=to)
            if not known(to):
                rows = rows.filter(goes_to__isnull=False).exclude(owner=F("goes_to"))
        return rows.whose_receiver_is_here(to).free_for(to)

    def _write_history(self, owners, act, now, handover, number):
        """A transfer for each of so many leads of this act, and the mails, if asked for."""
        moved = self.model.objects.everywhere().filter(transferred_at=now, handover=handover)
        if not is_expression(owners):  # Known ones: their index finds the leads.
            moved = moved.filter(owner__in=owners if isinstance(owners, set) else [owners])
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
            "why": why_of(act),
            "run": Value(act.run and act.run.pk, BigIntegerField()),
        }
        noted = insert_from(moved.filter(deleted_at=None), Transfer, columns)
        if noted < number:  # The others are in the bin, which the index of owners leaves out.
            insert_from(moved.filter(deleted_at__isnull=False), Transfer, columns)
        audit(act.by, What.ASSIGN, leads=number, reason=act.reason, handover=str(handover))
        manager = tell_manager(act, handover) if act.tells_manager else None
        if act.notify and not act.larger:
            tell_new_owners(handover, manager)


class LeadManager(ScopedManager.from_queryset(LeadQuerySet)):
    """Leads that are in the bin are no leads to anybody who does not ask for the bin."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at=None)

    def bin(self, user):
        """The leads in the bin, for those who may restore them: administrators."""
        everywhere = LeadQuerySet(self.model, using=self._db)
        return everywhere.filter(deleted_at__isnull=False).permitted(user, "delete")

    def everywhere(self):
        """All leads, in the bin or not, for the portal's own work (tests/unscoped.txt)."""
        with everything():
            return ScopedManager.get_queryset(self)

    def waiting_for(self, user):
        return self.unscoped().waiting_for(user)

    def enter(self, leads, act):
        return self.unscoped().enter(leads, act)
