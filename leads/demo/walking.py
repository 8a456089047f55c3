"""Leads go their journeys: all of them a step, then the next, each at its own hour.

This writes what `enter()` and `transfer()` would have written in the weeks before today.
"""

import uuid
from dataclasses import dataclass
from datetime import timedelta
from itertools import zip_longest

from django.utils import timezone

from leads.demo.fields import custom_values
from leads.demo.journeys import JOURNEYS, SOURCES
from leads.demo.post import write
from leads.models import Lead, Owner, Queue, Transfer
from leads.timeline.mails import key_of

STATUSES = {
    "new": "Open - Not Contacted",
    "read": "Open - Not Contacted",
    "working": "Working - Contacted",
    "converted": "Closed - Converted",
    "lost": "Closed - Not Converted",
}
MOVED = ["owner", "previous_owner", "transferred_at", "handover", "updated_at"]


@dataclass(frozen=True)
class Arrival:
    """A lead comes to an owner; `mail` is what became of the mail that told them."""

    transfer: Transfer
    mail: str


def walk(prospects, people, reasons):
    """Bring in the leads. `people` are users and queues by the names of the journeys.

    `reasons` are of the assignment rule (leads.demo.rules).
    """
    names = {step.to for steps in JOURNEYS.values() for step in steps}
    owners = {name: owner_of(people[name]) for name in names}
    histories = [history(p, lead, owners, reasons) for lead, p in numbered(prospects)]
    for number, arrivals in enumerate(zip_longest(*histories)):
        arrive([arrival for arrival in arrivals if arrival], is_first=number == 0)


def owner_of(who):
    return who.lead_owner if isinstance(who, Queue) else Owner.objects.of(who)


def numbered(prospects):
    return [(lead_of(prospect, number), prospect) for number, prospect in enumerate(prospects)]


def lead_of(prospect, number):
    sources = SOURCES[JOURNEYS[prospect.journey][0].reason]
    return Lead(
        **prospect.values,
        source=sources[number % len(sources)],
        status=STATUSES[prospect.state],
        unread=prospect.state == "new",
        created_at=timezone.now() - timedelta(days=prospect.days),
        custom=custom_values(prospect, number),
    )


def history(prospect, lead, owners, reasons):
    """Every change of the lead's owner, from first to last."""
    at, before, arrivals = lead.created_at, None, []
    for number, step in enumerate(JOURNEYS[prospect.journey]):
        at += timedelta(hours=step.hours)
        transfer = Transfer(
            lead=lead,
            from_owner=before,
            to_owner=owners[step.to],
            by=owners[step.by].user if step.by else None,
            at=at,
            reason=step.reason,
            note=step.note,
            notify=bool(step.mail),
            handover=act_of(prospect, number),
            why=reasons.of(lead, step.entry) if step.entry else {},
        )
        arrivals.append(Arrival(transfer, step.mail))
        before = transfer.to_owner
    return arrivals


def act_of(prospect, number):
    """Leads that go the same journey on the same day change hands in one act."""
    return uuid.uuid5(uuid.NAMESPACE_OID, f"{prospect.journey} {prospect.days} {number}")


def arrive(arrivals, is_first):
    leads = [moved(arrival.transfer) for arrival in arrivals]
    if is_first:
        Lead.objects.bulk_create(leads)
    else:
        Lead.objects.unscoped().bulk_update(leads, MOVED)
    Transfer.objects.bulk_create([arrival.transfer for arrival in arrivals])
    told = {}
    for arrival in arrivals:
        if arrival.mail:
            told.setdefault(arrival.transfer.handover, arrival)
    for arrival in told.values():
        tell(arrival)


def moved(transfer):
    lead = transfer.lead
    lead.owner, lead.previous_owner = transfer.to_owner, transfer.from_owner
    lead.transferred_at = lead.updated_at = transfer.at
    lead.handover = transfer.handover
    return lead


def tell(arrival):
    transfer = arrival.transfer
    key = key_of(transfer)
    write(key, "assignment", transfer.to_owner.user, transfer, transfer.at, arrival.mail)
