"""Sealing the audit log, and finding out whether somebody edited it.

The worker seals what is new once a minute: a seal is an HMAC, with the SECRET_KEY, over
the entry and the seal before it. Who can write to the database but does not know the key
can neither change an entry nor take one out of the chain unseen. The last digest goes to the
process log: kept there, it shows whether the end of the chain was cut off.
"""

import json
import logging
from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from prm.models import AuditEntry, AuditSeal

logger = logging.getLogger(__name__)
AT_ONCE = 2000
LONGEST_TRANSACTION = timedelta(days=1)  # An entry may come to light this late.
PATIENCE = timedelta(hours=1)


def seal():
    """Seal all that is not sealed yet; of several workers at once, one does. How many."""
    number = 0
    while sealed := seal_some():
        number += sealed
    if number:
        last = head()
        logger.info("Audit log sealed to place %d: %s", last.place, last.digest)
    return number


def seal_some():
    try:
        with transaction.atomic():
            last = AuditSeal.objects.unscoped().select_related("entry").order_by("place").last()
            entries = list(unsealed(last).order_by("id")[:AT_ONCE])
            AuditSeal.objects.bulk_create(list(links(last, entries)))
    except IntegrityError:  # Another worker took these places.
        return 0
    return len(entries)


def unsealed(last):
    rows = AuditEntry.objects.unscoped().unsealed()
    return rows.filter(at__gt=last.entry.at - LONGEST_TRANSACTION) if last else rows


def links(last, entries):
    place, digest = (last.place, last.digest) if last else (0, "")
    for place, entry in enumerate(entries, place + 1):  # noqa: B020
        made = AuditSeal(place=place, entry=entry)
        made.digest = digest = digest_of(settings.SECRET_KEY, digest, made)
        yield made


def digest_of(key, before, seal):
    facts = [before, seal.at.isoformat(), seal.entry.facts]
    text = json.dumps(facts, sort_keys=True, cls=DjangoJSONEncoder)
    return salted_hmac("prm.audit", text, secret=key, algorithm="sha256").hexdigest()


def faults(head=""):
    """Where the log is not as it was sealed, a sentence each; nothing is good news.

    `head` is a digest noted earlier, which must be in the chain: it shows whether the
    end of the log was cut off.
    """
    expected, before, met = 1, "", not head
    for each in AuditSeal.objects.unscoped().select_related("entry").order_by("place").iterator():
        if each.place != expected:
            yield _("Missing: places %(first)d to %(last)d of the chain.") % {
                "first": expected,
                "last": each.place - 1,
            }
        elif not is_whole(each, before):
            yield _("Changed: entry %(entry)d, at place %(place)d of the chain.") % {
                "entry": each.entry_id,
                "place": each.place,
            }
        expected, before, met = each.place + 1, each.digest, met or each.digest == head
    if not met:
        yield _("Cut off: the chain does not hold the seal you name.")
    yield from waiting()


def is_whole(each, before):
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(each.digest, digest_of(key, before, each)) for key in keys)


def waiting():
    """Entries that should be sealed by now."""
    rows = AuditEntry.objects.unscoped().unsealed().filter(at__lt=timezone.now() - PATIENCE)
    if number := rows.count():
        yield _("Not sealed: %(n)d entries older than an hour. Does the worker run?") % {
            "n": number
        }


def late():
    """How many were sealed late: the worker stood still, or seals were cut off and made anew."""
    return AuditSeal.objects.unscoped().filter(at__gt=F("entry__at") + PATIENCE).count()


def head():
    """The last seal, or None: keep its digest elsewhere, and the end cannot be cut off unseen."""
    return AuditSeal.objects.unscoped().order_by("place").last()
