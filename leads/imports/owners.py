"""Who owns imported leads, and who is meant by a name in a file."""

from django.db.models import Value
from django.db.models.functions import Concat, Lower, Trim
from django.utils.translation import gettext as _

from leads.lookup import OWNERS
from leads.models import Owner, Queue


def key_of(owner):
    """The choice that an owner row is."""
    if owner.is_queue:
        return f"queue:{owner.queue_id}"
    return f"{'partner' if owner.user.is_partner else 'user'}:{owner.user_id}"


def row_of(who):
    """The owner row of a user or a queue."""
    return who.lead_owner if isinstance(who, Queue) else Owner.objects.of(who)


class Owners:
    """Finds users and queues by what files call them, many at a time, each once.

    A user is called by e-mail or full name, a queue by its name.
    """

    def __init__(self, by):
        self.by = by
        self.found = {}  # From the lower case of a text to a user, a queue or None.

    def look_up(self, texts):
        new = {text.casefold() for text in texts} - self.found.keys()
        if new:
            self.found |= dict.fromkeys(new) | self._queues(new) | self._users(new)

    def get(self, text):
        return self.found[text.casefold()]

    def _users(self, texts):
        users = {}
        for kind in (OWNERS["partner"], OWNERS["user"]):
            named = kind.rows(self.by).annotate(
                address=Lower("email"),
                called=Lower(Trim(Concat("first_name", Value(" "), "last_name"))),
            )
            users |= only_once(named.filter(called__in=texts), "called")
            users |= only_once(named.filter(address__in=texts), "address")
        return users

    def _queues(self, texts):
        named = OWNERS["queue"].rows(self.by).annotate(called=Lower("name"))
        return only_once(named.filter(called__in=texts), "called")


def only_once(rows, name):
    """From a name to its row; a name that two share is nobody's."""
    found = {}
    for row in rows:
        key = getattr(row, name)
        found[key] = None if key in found else row
    return {key: row for key, row in found.items() if row}


def nobody(text):
    sentence = _("Lead Owner: “%s” is nobody you may choose; the owner of the import gets it.")
    return sentence % text[:60]
