"""Keep a post, and make a lead of it: both, or neither and an error."""

import logging
import uuid
from dataclasses import replace
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Organization
from leads.assignment import assign_by_active_rule, is_decided
from leads.models import Distribution, Lead, Owner, Pick, Received, WebForm
from leads.models.lead_queryset import Act
from leads.models.telling import tell_new_owners
from leads.models.transfer import Transfer
from prm.models import Mail
from prm.sql import retried

from .duplicates import earlier
from .limits import hashed, is_flooded, suspicion
from .reading import has_consent, read, said_of_consent
from .repeats import WHY, owner_of_first

logger = logging.getLogger(__name__)
Reason, Outcome = Received.Reason, Received.Outcome
THANKS, THANKED_ONCE_IN = "auto_response", timedelta(days=1)


class NobodyCanReceive(Exception):
    """Neither the form's owner nor the default lead owner can be given leads."""


def keep(form, fields, address):
    """Keep a post of a form, whatever becomes of it. Answers its row."""
    return retried(lambda: kept(form, fields, address))


@transaction.atomic
def kept(form, fields, address):
    WebForm.objects.wait_for([form])  # Of two posts at once the second is counted after the first.
    row = Received(form=form, fields=fields, address=address, outcome=Outcome.REJECTED)
    draft = draft_of(row)
    if not form.is_active:
        row.reason = Reason.CLOSED
    elif draft is None:
        row.reason = Reason.EMPTY
    elif reason := suspicion(form, fields, address):
        row.reason, row.outcome = reason, Outcome.QUARANTINED
    else:
        bring_in(row, draft)
    row.save(force_insert=True)
    if row.lead_id and form.answers:
        thank(row)
    return row


def keep_out(reason, fields, address):
    """Keep a post that belongs to no form; of a flood of them, that it came."""
    fields = [] if is_flooded(address) else fields
    outcome = Outcome.REJECTED
    return Received.objects.create(fields=fields, address=address, outcome=outcome, reason=reason)


@transaction.atomic
def accept_all(rows, by):
    """Make leads of posts that were kept out, each for itself. Answers how many it made."""
    WebForm.objects.wait_for({row.form for row in rows})
    return sum(accept(row, by) for row in rows)


def accept(row, by):
    """Make a lead of a post that was kept out: answers whether nobody else decided.

    One that waits and cannot be stored goes on waiting, and says so.
    """
    try:
        return accepted(row, by)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        logger.exception("The post %s could not be stored.", row.pk)
        waiting = Received.objects.unscoped().quarantined().filter(pk=row.pk)
        waiting.update(reason=Reason.STORE, notes=str(error)[:500])
        return False


@transaction.atomic
def accepted(row, by):
    if not row.settle(by):
        return False
    row.lead = enter(row, draft_of(row, is_accepted=True), by)
    Received.objects.unscoped().filter(pk=row.pk).update(lead=row.lead, notes=row.notes)
    if row.form.answers:
        thank(row)
    return True


def bring_in(row, draft):
    """Make a lead of it. Whatever goes wrong, it waits for a person."""
    try:
        with transaction.atomic():
            row.lead, row.outcome = enter(row, draft), Outcome.ACCEPTED
    except ValidationError:  # Its owner is outside, and its person has not agreed to that.
        row.lead, row.reason, row.outcome = None, Reason.CONSENT, Outcome.QUARANTINED
    except NobodyCanReceive:
        row.lead, row.reason, row.outcome = None, Reason.NOBODY, Outcome.QUARANTINED
    except (OperationalError, InterfaceError):
        raise  # There is nowhere to keep it: its sender is told.
    except Exception as error:
        logger.exception("A post of the form %s could not be stored.", row.form)
        row.lead, row.reason, row.outcome = None, Reason.STORE, Outcome.QUARANTINED
        row.notes = str(error)[:500]


def draft_of(row, *, is_accepted=False):
    """What the post says, its notes in the language of the form."""
    with translation.override(row.form.language):
        return read(row.form, row.fields, is_accepted=is_accepted)


def enter(row, draft, by=None):
    """The lead that a post makes, stored and assigned."""
    row.notes = "\n".join([*draft.problems, *draft.warnings])
    values, owner = defaults(row.form) | draft.values, owner_for(row.form, by)
    lead = Lead(**values, custom=draft.custom, owner=owner)
    lead.duplicate_of = earlier(lead)
    note_consent(lead, row)
    if owner := owner_of_first(row, lead):
        lead.owner = owner
        Lead.objects.enter([lead], replace(act_of(row.form, by), why=WHY))
    else:
        begin(lead, row.form, by)
    return lead


def owner_for(form, by):
    """The form's owner, or else the default one; or who accepts the post from quarantine."""
    for owner in (form.owner, Distribution.current().default_owner):
        if owner and Owner.objects.filter(pk=owner.pk).able().exists():
            return owner
    if by is None:
        raise NobodyCanReceive
    return Owner.objects.of(by)


def begin(lead, form, by):
    """Store the lead with the form's owner; a rule, or the default lead owner, goes before that.

    Who has it in the end gets a mail.
    """
    if by and Organization.wants_consent() and lead.consented_at is None:
        lead.owner = Owner.objects.of(by)  # Who accepts a post has what may not leave the house.
    decided = form.by_rule and is_decided()
    act = act_of(form, by)
    Lead.objects.enter([lead], replace(act, part_of=uuid.uuid4()) if decided else act)
    if decided and not assign_by_active_rule(lead, by, note=form.name):
        tell_new_owners(lead.handover)


def act_of(form, by):
    return Act(by, Transfer.Reason.WEB, note=form.name, notify=True)


def defaults(form):
    source = form.source or Pick.objects.default_of("source")
    return {"status": Pick.objects.default_of("status"), "source": source}


def note_consent(lead, row):
    if has_consent(row.fields):
        text = row.form.text_marked(said_of_consent(row.fields))
        lead.consented_at, lead.consent_text = timezone.now(), text
        lead.consent_how = how(row.form, text)


def how(form, text):
    """Where somebody agreed, and to which text; older copies of a form do not say that."""
    with translation.override(form.language):
        if text is None:
            return _("Web form %(form)s; which text was shown is not known") % {"form": form}
        return _("Web form %(form)s, text %(number)d") % {"form": form, "number": text.number}


def thank(row):
    """Ask for a mail to the sender, once a day: the key is that of two forms at once, too."""
    address = row.lead.email.lower()
    if not address or row.lead.email_opt_out or was_thanked(address):
        return
    mail = Mail(
        key=f"{THANKS}:{hashed(address)}:{timezone.now():%Y%m%d}",
        kind=THANKS,
        address=address,
        address_language=row.form.language,
        about_type=ContentType.objects.get_for_model(Received),
        about_id=row.pk,
    )
    Mail.objects.write([mail])


def was_thanked(address):
    """Whoever types somebody else's address into a form fills no mailbox with it."""
    since = timezone.now() - THANKED_ONCE_IN
    mails = Mail.objects.unscoped().filter(kind=THANKS, address=address)
    return mails.filter(created_at__gte=since).exists()
