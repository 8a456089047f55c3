"""Hand leads to whom a rule says."""

import json
from dataclasses import replace

from django.db import transaction

from leads.models.assignment_rule import AssignmentRule
from leads.models.consent import is_held
from leads.models.distribution import Distribution
from leads.models.hand import Hand, Lot, hand_over
from leads.models.lead_queryset import Act
from leads.models.round_robin import RoundRobin
from leads.models.transfer import Transfer

from .plan import Plan
from .ways import Ways


@transaction.atomic
def assign(rule, leads, act):
    """Hand each of these leads to the target of the first entry that matches it.

    `rule` is an AssignmentRule, or None: then every lead goes to the default lead owner, as
    those do that no entry matches. `leads` is a queryset, which should name the owners that
    the caller saw. Of the `act` (by whom, note, run) the entries say whether the new owner
    gets a mail, and why. Answers how many changed hands.

    A lead that somebody takes or hands over between being looked at and being moved stays
    theirs: it moves only from the owner it was looked at with. The round robins are locked
    first and until the transaction ends. Statements grow by three for each 5,000 leads.
    """
    entries = rule.current.in_order if rule else []
    robins = locked(entries)
    plan = Plan(entries)
    hands = Hands(rule, plan, robins)
    rows = leads.order_by("pk").values_list("pk", "owner", plan.hit, is_held())
    for pk, seen, hit, held in rows:
        number, bits = hit.split(":")
        hands.give(pk, Lot(seen, held), int(number), bits)
    return hands.transfer(leads.model.objects.unscoped(), act)


def assign_by_active_rule(leads, by, note="", part_of=None):
    """As `assign`, by the rule that is active now; `leads` is a queryset, or one lead.

    `by` is a user, or None where the portal itself acts (a web form). No rule is active: all
    go to the default lead owner, if there is one. `part_of` is the handover of a larger act.
    """
    if hasattr(leads, "pk"):
        leads = type(leads).objects.unscoped().filter(pk=leads.pk)
    act = Act(by, Transfer.Reason.RULE, note=note, part_of=part_of)
    return assign(AssignmentRule.objects.active(), leads, act)


def hold_round_robins():
    """Lock the round robins of the active rule until the transaction ends.

    Who changes a lead and then assigns it by the rule begins with this: whoever deals locks
    the round robin before any lead.
    """
    if rule := AssignmentRule.objects.active():
        locked(rule.current.in_order)


def is_decided():
    """Whether there is an active rule or a default lead owner at all."""
    has_default = Distribution.current().default_owner_id is not None
    return has_default or AssignmentRule.objects.active() is not None


def locked(entries):
    """The round robins of some entries by number, before any lead is locked."""
    numbers = {entry.round_robin_id for entry in entries} - {None}
    robins = RoundRobin.objects.select_for_update().filter(pk__in=numbers).order_by("pk")
    return {robin.pk: robin for robin in robins}


class Hands:
    """Collects who gets which leads; then hands them over, a group at a time."""

    def __init__(self, rule, plan, robins):
        self.rule, self.plan, self.robins = rule, plan, robins
        self.ways = Ways(plan.entries, robins).of
        self.waiting = {}  # From the number of a round robin's entry to its leads and bits.
        self.groups = {}  # From a Hand to the numbers of its leads.
        self.whys = {}

    def give(self, pk, lot, number, bits):
        way = self.ways[number]
        if way.robin:
            self.waiting.setdefault(number, []).append((pk, lot, bits))
        elif way.owner:
            why = self.why_of(way.entry, bits, unable=way.unable)
            self.add(pk, lot.owner, way.owner, way.notify, why)

    def add(self, pk, *shared):
        self.groups.setdefault(Hand(*shared), []).append(pk)

    def deal(self):
        """Let the round robins say who gets what waits for them, each asked once."""
        for robin in self.robins.values():
            waiting = [
                (self.plan.by_position[number], *each)
                for number, some in self.waiting.items()
                if self.plan.by_position[number].round_robin_id == robin.pk
                for each in some
            ]
            lots = [lot for _entry, _pk, lot, _bits in waiting]
            dealt = robin.deal_out(lots) if lots else []
            for (entry, pk, lot, bits), (owner, why) in zip(waiting, dealt, strict=True):
                if owner:
                    why = self.why_of(entry, bits, dealt=why, is_queue=owner.is_queue)
                    self.add(pk, lot.owner, owner.pk, entry.notify, why)

    def why_of(self, entry, bits, dealt=None, unable="", is_queue=False):
        """What Transfer.why keeps, as JSON; made once for all leads that share it."""
        key = (entry and entry.position, bits, id(dealt), unable, is_queue)
        if key not in self.whys:
            why = self.explained(entry, bits, dealt, unable)
            if dealt and is_queue:
                why.pop("text", None)  # It is for mails to people; a queue has its own.
            self.whys[key] = json.dumps(why), dealt
        return self.whys[key][0]

    def explained(self, entry, bits, dealt, unable=""):
        """`unable` is the target that could not get the lead, so that the default one did."""
        if self.rule is None:
            return {"default": True}
        rule = {"rule": self.rule.pk, "name": self.rule.name, "version": self.rule.latest}
        if entry is None:
            return {"by_rule": rule, "default": True}
        rule |= {"entry": entry.position, "note": entry.note, "logic": entry.logic}
        why = {"by_rule": rule, "matched": self.plan.matched(entry, bits)}
        if not why["matched"] and entry.criteria:  # NOT 1 matches for that one does not.
            why["asked"] = entry.criteria
        if unable:
            return why | {"unable": unable}
        why |= {"text": entry.text_id} if entry.text_id else {}  # What its mail is written with.
        return why | ({"dealt": dealt} if dealt else {})

    def transfer(self, leads, act):
        """Hand all of it over: one act for those who get a mail, one for the others."""
        self.deal()
        return sum(
            hand_over(leads, self.for_those(notify), replace(act, notify=notify))
            for notify in (True, False)
        )

    def for_those(self, notify):
        return [
            (hand, pk) for hand, pks in self.groups.items() if hand.notify is notify for pk in pks
        ]
