"""Sending what is in the outbox, each mail once, whatever breaks in between."""

import logging
import smtplib
from random import sample

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation

from prm.models import Mail, MailTemplate
from prm.outbox.kinds import KINDS
from prm.outbox.merge import html_of, merge
from prm.outbox.postman import postman
from prm.permissions import everything

logger = logging.getLogger(__name__)
AT_ONCE = 20


def deliver_due():
    """Send everything that is due; safe to run in any number of workers at once."""
    while batch := list(Mail.objects.unscoped().due().order_by("due_at")[:AT_ONCE]):
        for mail in sample(batch, len(batch)):  # Workers start at different ends.
            if mail.claim():
                deliver(mail)


def deliver(mail):
    """Send a claimed mail and note how it went."""
    try:
        message = compose(mail)
        if message is None:
            return mail.finish(Mail.State.SUPERSEDED)
        with postman() as message.connection:  # Connected before asking once more.
            if not mail.still_mine():
                return None
            message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        return refuse(mail, *next(iter(refused.recipients.values())))
    except smtplib.SMTPDataError as error:
        return refuse(mail, error.smtp_code, error.smtp_error)
    except smtplib.SMTPResponseException as error:  # Not this mail: our login, our sender.
        return mail.postpone(words_of(error.smtp_code, error.smtp_error))
    except (OSError, smtplib.SMTPException) as error:  # No server, or it went away.
        return mail.postpone(str(error))
    except Exception as error:  # A mail that cannot be composed must not stop the others.
        logger.exception("Mail %s could not be composed", mail.pk)
        return mail.postpone(f"{type(error).__name__}: {error}")
    return sent(mail, message)


def refuse(mail, code, words):
    """A temporary refusal is tried again; a permanent one is shown to people."""
    answer = words_of(code, words)
    if code < 500:
        return mail.postpone(answer)
    return mail.finish(Mail.State.FAILED, answer=answer)


def words_of(code, words):
    return f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"


def sent(mail, message):
    mail.finish(Mail.State.SENT, sent_at=timezone.now(), answer="", **kept_of(message))


def kept_of(message):
    """Subject and text as people in setup may read them: without the one-time secret."""
    texts = {"subject": message.subject, "text": message.body}
    if not message.secret:
        return texts
    return {name: text.replace(message.secret, "…") for name, text in texts.items()}


def compose(mail):
    """The message in the receiver's language, or None if it is no longer true."""
    kind = KINDS[mail.kind]
    with everything(), translation.override(mail.language):
        if not mail.may_arrive or is_about_nothing(mail) or not kind.wanted(mail):
            return None
        return message_for(mail, kind, kind.fill(mail))


def is_about_nothing(mail):
    """Whether what the mail tells of is gone."""
    return mail.about_id is not None and mail.about is None


def preview(mail):
    """Subject and text as they would be sent now, or None if nothing would be."""
    try:
        message = compose(mail)
    except Exception:  # As it would happen to the worker, which notes it on the mail.
        logger.exception("Mail %s cannot be shown", mail.pk)
        return None
    return message and kept_of(message)


def message_for(mail, kind, values):
    subject, body = texts(kind, mail.language, kind.named and kind.named.of(mail))
    text = merge(body, values)
    message = EmailMultiAlternatives(
        subject=" ".join(merge(subject, values).split())[:300],
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[mail.to_address],
        headers={"Message-ID": mail.message_id, "Auto-Submitted": "auto-generated"},
    )
    message.attach_alternative(html_of(text, values.get("link", "")), "text/html")
    message.secret = values.get("secret", "")
    return message


def texts(kind, language, named=None):
    """The named text for this language, else the organization's usual one, else the portal's."""
    own = MailTemplate.kept(kind, language, named)
    if own:
        return own.subject, own.body
    return str(kind.subject), str(kind.body)
