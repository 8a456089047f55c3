"""The mails of an act: to each new owner who is a person, those of each queue, the manager's.

Leads that come to one owner by entries of a rule with different texts are told of in a mail
for each text: the text is part of the mail's key.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Max, Min

from accounts.models import User
from accounts.models.mail_choice import MailChoice
from prm.models import Mail

from .digest import LATER, Notice
from .queue import Queue
from .transfer import Transfer

ASIDE = {  # From a reason to the mail the channel manager gets, and where the queue stands.
    Transfer.Reason.TAKE: ("taken", "from_owner"),
    Transfer.Reason.HAND_BACK: ("handed-back", "to_owner"),
}


def tell_new_owners(handover, manager=None):
    """Write the mails about all the leads of this act, each receiver's as one for each text.

    Who hands leads to themself gets none. `manager` is the channel manager (a number) whom
    `tell_manager` told of it.
    """
    arrivals = Transfer.objects.unscoped().filter(handover=handover, notify=True)
    people = arrivals.filter(to_owner__user__isnull=False).exclude(to_owner__user=F("by"))
    firsts = (
        people.with_text()
        .values_list("to_owner", "to_owner__user", "text_number")
        .annotate(Min("pk"))
    )
    mails = [
        mail_of(key_of(handover, owner, text), "assignment", first, recipient_id=user)
        for owner, user, text, first in firsts
    ]
    tell([*mails, *mails_to_queues(arrivals, handover, manager)], handover)


def tell(mails, handover):
    """Write these mails of an act, each as its receiver chose: now, in a digest, or not at all.

    Who chose one mail an hour or a day gets a notice of the act for their next digest instead.
    """
    numbers = {mail.recipient_id for mail in mails} - {None}
    people = User.objects.only("mail_choice").in_bulk(numbers)
    Notice.objects.unscoped().leave(
        sorted(pk for pk, user in people.items() if user.mail_choice in LATER), handover
    )
    at_once = {pk for pk, user in people.items() if user.mail_choice == MailChoice.AT_ONCE}
    Mail.objects.write([mail for mail in mails if mail.recipient_id in at_once | {None}])


def mails_to_queues(arrivals, handover, manager):
    arrivals = arrivals.filter(to_owner__queue__isnull=False)
    columns = arrivals.with_text().values_list("to_owner__queue", "to_owner", "text_number")
    firsts = list(columns.annotate(Min("pk"), Max("by")))
    queues = Queue.objects.in_bulk({queue for queue, *_rest in firsts})
    for pk, owner, text, first, by in firsts:
        if not (queue := queues.get(pk)):
            continue  # Deleted while the run went on, and its leads moved on before that.
        knows = {by, manager} if queue.tells_managers else {by}
        for number, receiver in enumerate(receivers(queue, knows - {None})):
            key = key_of(handover, owner, text) + (f":{number}" if number else "")
            yield mail_of(key, "queue", first, **receiver)


def tell_manager(act, handover):
    """Write the mail to who owns the account of the partner user who took or handed back.

    One for each queue of the act that wants it told. Answers the receiver's number, or None.
    """
    if not act.by.is_partner:
        return None
    kind, side = ASIDE[act.reason]
    told = Transfer.objects.unscoped().filter(handover=handover)
    told = told.filter(**{f"{side}__queue__tells_managers": True})
    firsts = told.values_list(side).annotate(Min("pk"))
    manager = act.by.account.owner_id
    keys = {f"manager:{handover}:{queue}": first for queue, first in firsts}
    mails = [mail_of(key, kind, first, recipient_id=manager) for key, first in keys.items()]
    tell(mails, handover)
    return manager


def receivers(queue, knows):
    """Whom a queue tells, as fields of a mail each: not those (numbers) who know already."""
    if queue.email:
        yield {"address": queue.email}
    if queue.tells_members:
        for user in queue.people.exclude(pk__in=knows).order_by("pk").values_list("pk", flat=True):
            yield {"recipient_id": user}


def key_of(handover, owner, text=None):
    """`text` is the number of a named text, None for the usual one."""
    return f"handover:{handover}:{owner}" + (f":text-{text}" if text else "")


def mail_of(key, kind, first, **receiver):
    about = ContentType.objects.get_for_model(Transfer)
    return Mail(key=key, kind=kind, about_type=about, about_id=first, **receiver)
