"""What happened to a lead: its transfers, and the mails that told of them."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType

from leads.models import Transfer
from prm.models import Mail
from prm.paging import counted

FEW = 5
MOST = 200


@dataclass
class Happening:
    """One transfer with its mails, the newest first."""

    transfer: Transfer
    mails: list = field(default_factory=list)

    @property
    def icon(self):
        icons = {"created": "plus", "import": "arrow-up-tray", "web": "globe-alt"}
        return icons.get(self.transfer.reason, "arrows-right-left")


class Timeline:
    """The transfers of a lead that a user may see, the newest first."""

    def __init__(self, lead, user, *, whole=False):
        rows = Transfer.objects.permitted(user, "view").filter(lead=lead).newest_first()
        self.count, self.is_whole = counted(rows), whole
        rows = rows.select_related(
            *("by", "from_owner__user", "from_owner__queue", "to_owner__user", "to_owner__queue")
        )
        self.happenings = [Happening(row) for row in rows[: MOST if whole else FEW]]
        mails = mails_of([happening.transfer for happening in self.happenings])
        for happening in self.happenings:
            happening.mails = mails.get(key_of(happening.transfer), [])

    @property
    def has_more(self):
        return self.count != str(len(self.happenings)) and not self.is_whole

    @property
    def refusal(self):
        """The mail that was to tell the owner of now, if it was refused for good."""
        newest = self.happenings[0].mails[:1] if self.happenings else []
        return newest[0] if newest and newest[0].state == Mail.State.FAILED else None


def key_of(transfer):
    """The key of the first mail that an act writes to a new owner."""
    return f"handover:{transfer.handover}:{transfer.to_owner_id}"


def mails_of(transfers):
    """From the key of each first mail to the mails about the same, the newest first.

    A mail sent once more is about the same act. Who sees a transfer sees its mails.
    """
    mails = Mail.objects.unscoped()
    keys = [key_of(transfer) for transfer in transfers if transfer.notify]
    firsts = dict(mails.filter(key__in=keys).values_list("about_id", "key"))
    about = ContentType.objects.get_for_model(Transfer)
    found = {}
    same = mails.filter(about_type=about, about_id__in=firsts)
    for mail in same.select_related("recipient").order_by("-pk"):
        found.setdefault(firsts[mail.about_id], []).append(mail)
    return found
