"""The mails of an act: to each new owner who is a person, those of each queue, the manager's.

Leads that come to one owner by entries of a rule with different texts are told of in a mail
for each text: the text is part of the mail's key.
"""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, Min

from accounts.models.mail_choice import MailChoice
from prm.models import Mail

from .digest import LATER, Notice
from .queue import Queue
from .transfer import Transfer

ASIDE = {  # From a reason to the mail the channel manager gets, and where the queue stands.
    Transfer.Reason.TAKE: ("taken", "from_owner"),
    Transfer.Reason.HAND_BACK: ("handed-back", "to_owner"),
}


def tell_new_owners(handover):
    """Write the mails about all the leads of this act, each receiver's as one for each text.

    Who chose one mail an hour or a day gets a notice for their next digest instead.
    """
    arrivals = Transfer.objects.unscoped().filter(handover=handover, notify=True)
    people = arrivals.filter(to_owner__user__isnull=False).with_text()
    columns = ("to_owner", "to_owner__user", "to_owner__user__mail_choice", "text_number")
    firsts = list(people.values_list(*columns).annotate(Min("pk")))
    Notice.objects.unscoped().leave({u for _o, u, how, *_ in firsts if how in LATER}, handover)
    mails = [
        mail_of(key_of(handover, owner, text), "assignment", first, recipient_id=user)
        for owner, user, how, text, first in firsts
        if how == MailChoice.AT_ONCE
    ]
    Mail.objects.write([*mails, *mails_to_queues(arrivals, handover)])


def mails_to_queues(arrivals, handover):
    arrivals = arrivals.filter(to_owner__queue__isnull=False)
    columns = arrivals.values_list("to_owner__queue", "to_owner").annotate(Min("pk"), Max("by"))
    firsts = {queue: rest for queue, *rest in columns}
    for queue in Queue.objects.filter(pk__in=firsts):
        owner, first, by = firsts[queue.pk]
        for number, receiver in enumerate(receivers(queue, by)):
            key = key_of(handover, owner) + (f":{number}" if number else "")
            yield mail_of(key, "queue", first, **receiver)


def tell_manager(act, handover):
    """Write the mail to who owns the account of the partner user who took or handed back.

    One for each queue of the act that wants it told.
    """
    if not act.by.is_partner:
        return
    kind, side = ASIDE[act.reason]
    told = Transfer.objects.unscoped().filter(handover=handover)
    told = told.filter(**{f"{side}__queue__tells_managers": True})
    firsts = told.values_list(side).annotate(Min("pk"))
    receiver = {"recipient_id": act.by.account.owner_id}
    keys = {f"manager:{handover}:{queue}": first for queue, first in firsts}
    Mail.objects.write([mail_of(key, kind, first, **receiver) for key, first in keys.items()])


def receivers(queue, by=None):
    """Whom a queue tells, as fields of a mail each; who put the leads there knows already."""
    if queue.email:
        yield {"address": queue.email}
    if queue.tells_members:
        for user in queue.people.exclude(pk=by).order_by("pk").values_list("pk", flat=True):
            yield {"recipient_id": user}


def key_of(handover, owner, text=None):
    """`text` is the number of a named text, None for the usual one."""
    return f"handover:{handover}:{owner}" + (f":text-{text}" if text else "")


def mail_of(key, kind, first, **receiver):
    about = ContentType.objects.get_for_model(Transfer)
    return Mail(key=key, kind=kind, about_type=about, about_id=first, **receiver)
