"""Places one can go to, and how much waits there."""

from dataclasses import dataclass

from leads.models import Lead, Received

MOST_COUNTED = 999


@dataclass
class Link:
    """A place one can go to, with how much waits there."""

    url: str
    label: str
    icon: str = ""
    count: int = 0
    is_current: bool = False
    is_more: bool = False  # Behind "More" on a phone.


def waiting(rows):
    """How many rows, counted no further than anybody reads."""
    return rows.order_by().values("pk")[:MOST_COUNTED].count()


def unread_by(user):
    return Lead.objects.permitted(user, "view").owned_by(user).unread()


def quarantined_for(user):
    return Received.objects.permitted(user, "view").quarantined()
