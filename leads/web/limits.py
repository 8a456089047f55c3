"""Why a post does not become a lead at once. Counted in the database, so nothing is forgotten."""

from datetime import timedelta

from django.core import signing
from django.utils import timezone
from django.utils.crypto import salted_hmac

from leads.models import Received

from .names import STARTED
from .reading import has_consent

Reason, Outcome = Received.Reason, Received.Outcome
SALT = "leads.web.started"
OLDEST_PAGE = timedelta(days=1)
MOST_STRAY = 100  # Posts to no form, from one address in a day, whose text is kept.


def hashed(address):
    """Tells addresses apart without keeping them: a keyed hash."""
    return salted_hmac("leads.web.address", address).hexdigest()[:40] if address else ""


def started(form):
    """Proves later when the page of a form was made."""
    return signing.TimestampSigner(salt=SALT).sign(form.key)


def suspicion(form, fields, address):
    """The reason to keep a post in quarantine, or ''."""
    sent = dict(fields)
    checks = {
        Reason.TRAP: lambda: any(name == form.set_trap and text.strip() for name, text in fields),
        Reason.FAST: lambda: STARTED in sent and is_too_fast(form, sent[STARTED]),
        Reason.CONSENT: lambda: form.consent_required and not has_consent(fields),
        Reason.MINUTE: lambda: is_crowded(form, address),
        Reason.DAY: lambda: is_full(form),
    }
    return next((reason for reason, is_so in checks.items() if is_so()), "")


def is_flooded(address):
    """Whether an address has sent so much to no form in 24 hours that no more of it is read."""
    since = timezone.now() - timedelta(days=1)
    rows = Received.objects.unscoped().filter(form=None, address=address, at__gte=since)
    return rows[:MOST_STRAY].count() >= MOST_STRAY


def is_too_fast(form, stamp):
    """Whether the page was made a moment ago, or the stamp is none of ours."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        if signer.unsign(stamp, max_age=OLDEST_PAGE) != form.key:
            return True
        signer.unsign(stamp, max_age=form.least_seconds)
    except signing.SignatureExpired:
        return False  # Old enough; of yesterday, too.
    except signing.BadSignature:
        return True
    return bool(form.least_seconds)


def is_crowded(form, address):
    since = timezone.now() - timedelta(minutes=1)
    rows = Received.objects.unscoped().filter(form=form, address=address, at__gte=since)
    return rows[: form.most_per_minute].count() >= form.most_per_minute


def is_full(form):
    """Whether the form has brought its leads of the last 24 hours."""
    since = timezone.now() - timedelta(days=1)
    rows = Received.objects.unscoped().filter(form=form, outcome=Outcome.ACCEPTED, at__gte=since)
    return rows[: form.most_per_day].count() >= form.most_per_day
