"""The mails of queues and round robins: leads wait to be taken, or nobody could receive them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.emails import PEOPLE, SAMPLES, TO_MANAGER, people
from communities.models import Community
from leads.emails import MOST_LISTED, MOST_OFFERED, further, in_short, row_of
from leads.models import Lead, Queue, RoundRobin, Transfer
from prm.outbox.kinds import Examples, Kind, register
from prm.outbox.merge import one_line


def queue_of(mail):
    """The queue that the leads came into, if it still tells this receiver."""
    queue = Queue.objects.filter(lead_owner=mail.about.to_owner_id).first()
    if queue is None:
        return None
    tells = queue.tells_members if mail.recipient else queue.email == mail.address
    return queue if tells else None


def waiting(mail):
    """The leads of this act that still wait where it put them, and that the receiver may take."""
    about = mail.about
    acts = Transfer.objects.unscoped().filter(handover=about.handover, to_owner=about.to_owner)
    acts = acts.with_text().filter(text_number=about.named_text)
    leads = Lead.objects.unscoped()
    if mail.recipient:
        leads = leads.waiting_for(mail.recipient)
    return leads.filter(transfers__in=acts, handover=about.handover, owner=about.to_owner)


def text_of(mail):
    """The text that the rule's entry chose, else the queue's own, by number."""
    return mail.about.named_text or mail.about.to_owner.queue.text_id


def fill_queue(mail):
    return queue_values(mail.recipient, queue_of(mail), waiting(mail))


def queue_values(recipient, queue, leads):
    """What the merge fields stand for, of some leads that wait in a queue."""
    number, masked = leads.count(), is_masked(queue, recipient)
    lines = [line_of(lead, masked) for lead in leads.order_by("company", "pk")[: MOST_LISTED + 1]]
    if len(lines) > MOST_LISTED:
        lines[-1] = "…"
    return people(recipient) | {
        "queue": one_line(queue),
        "leads": "\n".join(lines),
        "leads_in_short": lines[0] if number == 1 else in_short(number),
        "link": link_to(queue, recipient),
    }


def is_masked(queue, recipient):
    """Nobody knows who reads a queue's own mailbox, so it is told no more than partners are."""
    return queue.is_masked and (recipient is None or recipient.is_partner)


def offered_queues(user):
    """Queues whose leads somebody sees, to look at a text with."""
    queues = Queue.objects.permitted(user, "view").order_by("name")
    waiting = Lead.objects.permitted(user, "view").count_by_queue(queues)
    return [(str(q.pk), f"{q}, {in_short(waiting[q.pk])}") for q in queues if q.pk in waiting]


def queue_example(user, key):
    """The leads of a queue that the user sees, as if they had come into it just now."""
    queue = row_of(Queue.objects.permitted(user, "view"), key)
    leads = Lead.objects.permitted(user, "view").filter(owner__queue=queue)
    return queue_values(user, queue, leads) if queue and leads.exists() else None


def offered_robins(user):
    robins = RoundRobin.objects.permitted(user, "view").order_by("name")
    return [(str(robin.pk), str(robin)) for robin in robins[:MOST_OFFERED]]


def robin_example(user, key):
    robin = row_of(RoundRobin.objects.permitted(user, "view"), key)
    return robin and robin_values(user, robin)


def line_of(lead, masked):
    if masked:
        parts = [lead.company, lead.city, lead.country_name, lead.industry]
    else:
        parts = [lead.full_name, lead.company, lead.country_name]
    return ", ".join(one_line(part) for part in parts if part)


def link_to(queue, recipient):
    """Where the receiver takes from the queue."""
    place = recipient and Community.objects.permitted(recipient, "enter").order_by("pk").first()
    if recipient and recipient.is_partner and place:
        return settings.SITE_URL + reverse("portal:queue", args=[place.slug, queue.pk])
    return settings.SITE_URL + queue.get_absolute_url()


def fill_round_robin(mail):
    return robin_values(mail.recipient, mail.about)


def robin_values(recipient, robin):
    return people(recipient) | {
        "round_robin": one_line(robin),
        "fallback": one_line(robin.fallback),
        "link": settings.SITE_URL + robin.get_absolute_url(),
    }


register(
    Kind(
        key="queue",
        label=_("Leads came into a queue"),
        fields=PEOPLE
        | {
            "queue": _("The queue"),
            "leads": _("What may be known of each lead, a line each"),
            "leads_in_short": _("What may be known of the lead, or how many there are"),
            "link": _("The address of the queue"),
        },
        subject=_("In {queue}: {leads_in_short}"),
        body=_("{queue} has new leads:\n\n{leads}\n\nTake one here:\n\n{link}"),
        fill=fill_queue,
        wanted=lambda mail: queue_of(mail) is not None and waiting(mail).exists(),
        examples=Examples(offered_queues, queue_example),
        named=further("queue", text_of),
        samples=SAMPLES
        | {
            "queue": "Nordic leads",
            "leads": "Lyon Digital, Lyon, France, Retail\nOfficine Marino, Bari, Italy, Machinery",
            "leads_in_short": "2 leads",
        },
    )
)
register(
    Kind(
        key="round-robin",
        label=_("Nobody in a round robin can receive leads"),
        fields=PEOPLE
        | {
            "round_robin": _("The round robin"),
            "fallback": _("Who gets the leads instead"),
            "link": _("The address of the round robin"),
        },
        subject=_("Nobody in {round_robin} can receive leads"),
        body=_(
            "Hello {recipient_first_name},\n\n"
            "leads came to {round_robin} that no member can receive now: they are paused, off"
            " today, not eligible, have as many as they may, or the leads may not leave the house"
            " without consent. Such leads go to {fallback} until one can.\n\n"
            "See why here:\n\n{link}"
        ),
        fill=fill_round_robin,
        wanted=lambda mail: RoundRobin.objects.filter(pk=mail.about_id).exists(),
        examples=Examples(offered_robins, robin_example),
        samples=TO_MANAGER | {"round_robin": "Southern Europe", "fallback": "Nordic leads"},
    )
)
