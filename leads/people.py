"""Who can be mentioned in an activity about a record, or be given a task: who may see it.

A partner user reaches the colleagues of their own account, and its owner.
"""

import re

from django.db.models import Q

from accounts.above import community_of
from accounts.models import Contact, User
from leads.models import Lead

MENTION = re.compile(r"(?<![\w@.])@([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")
MOST_SHOWN, MOST_ASKED = 8, 24  # Each is asked by the rules whether they see it.


class Circle:
    """The people around a record, for one who writes about it."""

    def __init__(self, user, record, internal=False):
        self.user, self.record, self.internal = user, record, internal

    @property
    def reachable(self):
        """Those the writer may know of; whether they see the record is asked of each."""
        if self.user.is_partner:
            account = self.user.account
            rows = User.objects.filter(Q(contact__account=account) | Q(pk=account.owner_id))
        else:
            rows = User.objects.permitted(self.user, "view")
        rows = rows.internal() if self.internal else rows
        return rows.active().select_related("contact__account")

    def search(self, words):
        """The first few who match and may see the record."""
        rows = self.reachable.search(words).order_by("last_name", "first_name", "pk")
        return [person for person in rows[:MOST_ASKED] if self.holds(person)][:MOST_SHOWN]

    def named(self, email):
        """Who has this address, if they may see the record; else None."""
        person = self.reachable.filter(email=email.lower()).first()
        return person if person and self.holds(person) else None

    def holds(self, person):
        model, action = type(self.record), "view"
        if person.is_partner:
            if self.internal or model is Contact or community_of(person) is None:
                return False
            action = "change" if model is Lead else "view"
        return model.objects.permitted(person, action).filter(pk=self.record.pk).exists()


def mentioned_in(text):
    """The addresses that stand behind an @, each once, in small letters."""
    return list(dict.fromkeys(email.lower().rstrip(".") for email in MENTION.findall(text)))
