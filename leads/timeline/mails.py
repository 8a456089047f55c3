"""The mails that told of transfers."""

from django.contrib.contenttypes.models import ContentType

from leads.models import Transfer, telling
from prm.models import Mail

ARRIVALS = ("assignment", "queue")  # A channel manager may be told of the same act aside.


def key_of(transfer):
    """The key of the first mail that an act writes to a new owner."""
    return telling.key_of(transfer.handover, transfer.to_owner_id, transfer.named_text)


def mails_of(transfers):
    """From the key of each first mail to the mails about the same, the newest first.

    A mail sent once more is about the same act. Who sees a transfer sees its mails.
    """
    mails = Mail.objects.unscoped()
    keys = [key_of(transfer) for transfer in transfers if transfer.notify]
    firsts = dict(mails.filter(key__in=keys).values_list("about_id", "key")) if keys else {}
    about = ContentType.objects.get_for_model(Transfer)
    found = {}
    same = mails.filter(about_type=about, about_id__in=firsts, kind__in=ARRIVALS)
    for mail in same.select_related("recipient").order_by("-pk") if firsts else ():
        found.setdefault(firsts[mail.about_id], []).append(mail)
    return found


def refusal_of(lead, user):
    """The mail that was to tell the owner of now, if it was refused for good."""
    rows = Transfer.objects.permitted(user, "view").filter(lead=lead)
    newest = rows.newest_first().first()
    told = mails_of([newest]).get(key_of(newest), []) if newest else []
    return told[0] if told and told[0].state == Mail.State.FAILED else None
