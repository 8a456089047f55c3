"""Who is mailed when leads come into a queue, as pages say it before anything is saved."""

from dataclasses import dataclass
from functools import cached_property

from accounts.models.mail_choice import MailChoice
from leads.models import Queue

FEW = 3


@dataclass
class Mailed:
    """The receivers of a queue's mails. A queue that is new has no members yet."""

    queue: Queue | None
    email: str
    tells_members: bool

    @classmethod
    def by(cls, queue):
        return cls(queue, queue.email, queue.tells_members)

    @cached_property
    def people(self):
        """The first few members who would get a mail."""
        if not (self.tells_members and self.queue):
            return []
        return list(self.told.order_by("last_name", "first_name", "pk")[:FEW])

    @property
    def told(self):
        """Those who did not choose to get no mail, at once or in a digest."""
        return self.queue.people.exclude(mail_choice=MailChoice.NEVER)

    @cached_property
    def number(self):
        return self.told.count() if self.people else 0

    @property
    def more(self):
        return self.number - len(self.people)
