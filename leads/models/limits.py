"""How many leads a member may still take from a queue, and until when no more."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import ngettext

from accounts.models import Organization

from .days import midnight


@dataclass(frozen=True)
class Limit:
    """One limit of a queue and how far a member is from it. `words` say it when it is reached."""

    room: int
    words: str


def limits_of(queue, user, leads, transfers):
    """The limits that a queue sets for this member, the narrowest first."""
    limits = [open_limit(queue, user, leads), day_limit(queue, user, transfers)]
    return sorted((limit for limit in limits if limit), key=lambda limit: limit.room)


def open_limit(queue, user, leads):
    if queue.most_open is None:
        return None
    has = leads.owned_by(user).open().count()
    words = ngettext(
        "You have %(has)s open lead, and %(queue)s allows %(most)s."
        " Close one or hand one back to take another.",
        "You have %(has)s open leads, and %(queue)s allows %(most)s."
        " Close one or hand one back to take another.",
        has,
    )
    values = {"has": has, "queue": queue, "most": queue.most_open}
    return Limit(max(queue.most_open - has, 0), words % values)


def day_limit(queue, user, transfers):
    """A day begins at the organization's midnight: a member could choose another zone."""
    if queue.most_a_day is None:
        return None
    zone = Organization.zone()
    taken = transfers.taken_by(user, queue).filter(at__gte=midnight(zone)).count()
    again = date_format(midnight(zone, days=1), "DATETIME_FORMAT")
    words = ngettext(
        "You took %(taken)s lead from %(queue)s today; %(most)s a day are allowed."
        " Take the next one from %(again)s (%(zone)s).",
        "You took %(taken)s leads from %(queue)s today; %(most)s a day are allowed."
        " Take the next one from %(again)s (%(zone)s).",
        taken,
    )
    values = {"taken": taken, "queue": queue, "most": queue.most_a_day}
    values |= {"again": again, "zone": zone}
    return Limit(max(queue.most_a_day - taken, 0), words % values)
