"""Mails as they stand in the outbox some days after: nothing of this is sent again."""

from datetime import timedelta

from django.utils import timezone, translation

from prm.models import Mail
from prm.outbox.delivery import message_for, refuse, sent
from prm.outbox.kinds import KINDS
from prm.permissions import everything

WAITS = timedelta(hours=1)


def write(key, kind, recipient, about, at, outcome="sent"):
    """A mail written at that time. `outcome`: sent, superseded, or a mail server's refusal."""
    mail = Mail.objects.create(
        key=key, kind=kind, recipient=recipient, about=about, created_at=at, due_at=at, attempts=1
    )
    become(mail, outcome)
    return mail


def become(mail, outcome):
    if outcome == "sent":
        sent(mail, composed(mail))
        same(mail).update(sent_at=mail.created_at + timedelta(seconds=4))
    elif outcome == "superseded":
        mail.finish(Mail.State.SUPERSEDED)
    else:
        code, _space, words = outcome.partition(" ")
        refuse(mail, int(code), words)
        same(mail).filter(state=Mail.State.QUEUED).update(due_at=timezone.now() + WAITS)


def same(mail):
    return Mail.objects.unscoped().filter(pk=mail.pk)


def composed(mail):
    kind = KINDS[mail.kind]
    with everything(), translation.override(mail.language):
        return message_for(mail, kind, kind.fill(mail))
