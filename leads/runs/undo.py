"""Undoing a run or an import within seven days, as a run of its own.

Every lead that still is as the run left it goes back; the others are skipped, each with its
reason. Who undoes may not see all of these leads any more: that they did the run is enough.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organization
from leads.models import ImportRow, Owner, Run, RunRow, Transfer
from leads.models.run_queryset import UNDOABLE
from prm.permissions import NOTHING
from prm.sql import insert_from

from .plans import Plan, columns_of, drafted, tallied
from .since import moved_since, worked_on_since

Reason = RunRow.Reason
GONE = (Q(lead=None) | Q(lead__deleted_at__isnull=False), Reason.GONE)
OF_IMPORTS = [Transfer.Reason.IMPORT, Transfer.Reason.RULE, Transfer.Reason.ROUND_ROBIN]


@transaction.atomic
def of_run(user, run):
    """The run that undoes this one, frozen, to be looked at."""
    if refusal := refusal_of_run(run):
        raise ValidationError(refusal)
    rows = RunRow.objects.unscoped().filter(run=run).done()
    plan = {
        Run.Kind.STATUS: status_back,
        Run.Kind.DELETE: out_of_the_bin,
    }.get(run.kind, owner_back)(run)
    return frozen(user, plan, rows, undoes=run)


@transaction.atomic
def of_import(user, job):
    """The run that puts the leads of this import into the bin, frozen, to be looked at."""
    if refusal := refusal_of_import(job):
        raise ValidationError(refusal)
    rows = ImportRow.objects.unscoped().filter(job=job, outcome=ImportRow.Outcome.ACCEPTED)
    since = Transfer.objects.unscoped().filter(lead=OuterRef("lead"))
    since = since.exclude(reason__in=OF_IMPORTS, run=None, at__lte=job.finished_at)
    worked_on = worked_on_since("lead__transferred_at")
    refusals = [GONE, (Exists(since), Reason.MOVED), (worked_on, Reason.WORKED)]
    columns = {"owner_seen": F("lead__owner_id"), "status_seen": Value("")}
    plan = Plan(Run.Kind.UNDO, job.name, refusals, columns)
    return frozen(user, plan, rows.exclude(lead=None), undoes_import=job)


def refusal_of(run):
    """Why this undoing cannot start any more, in words."""
    return refusal_of_run(run.undoes) if run.undoes else refusal_of_import(run.undoes_import)


def refusal_of_run(run):
    """Why a run cannot be undone, or ''."""
    if run.is_under_way:
        return _("It is under way. It can be undone when it has ended.")
    return "" if run.can_be_undone else _("A run can be undone once, within seven days.")


def refusal_of_import(job):
    return "" if can_be_undone(job) else _("An import can be undone once, within seven days.")


def can_be_undone(job):
    """Within seven days of its end, once, if it brought leads in."""
    if job.finished_at is None or not job.accepted:
        return False
    is_fresh = timezone.now() - job.finished_at < UNDOABLE
    return is_fresh and not Run.objects.unscoped().in_effect().filter(undoes_import=job).exists()


def owner_back(run):
    """Where each lead was before, unless it has moved on or was worked on since."""
    refusals = [
        GONE,
        (moved_since(run), Reason.MOVED),
        (worked_on_since("at"), Reason.WORKED),
        (~Q(owner_seen__in=Owner.objects.choosable().values("pk")), Reason.UNABLE),
        (leaves_again(), Reason.CONSENT),
    ]
    columns = {
        "owner_seen": F("to_owner_id"),
        "to_owner": F("owner_seen_id"),
        "status_seen": Value(""),
    }
    return Plan(Run.Kind.UNDO, str(run), refusals, columns, notify=True)


def leaves_again():
    """What came into the house and may not leave it again, for want of consent."""
    if not Organization.wants_consent():
        return NOTHING
    outside = Owner.objects.outside().values("pk")
    back = Q(owner_seen__in=outside, lead__consented_at=None)
    return back & ~Q(to_owner__in=outside)


def status_back(run):
    """The status each lead had, unless anything of it was changed since."""
    refusals = [GONE, (~Q(lead__updated_at=F("at")), Reason.MOVED)]
    columns = {
        "owner_seen": Coalesce("lead__owner_id", "owner_seen_id"),
        "status_seen": F("status_to"),
        "status_to": F("status_seen"),
    }
    return Plan(Run.Kind.UNDO, str(run), refusals, columns)


def out_of_the_bin(run):
    """Out of the bin, unless it is out already, or for good."""
    refusals = [(Q(lead=None), Reason.GONE), (~Q(lead__deleted_at=F("at")), Reason.MOVED)]
    columns = {
        "owner_seen": Coalesce("lead__owner_id", "owner_seen_id"),
        "status_seen": Value(""),
    }
    return Plan(Run.Kind.UNDO, str(run), refusals, columns)


def frozen(user, plan, rows, **undone):
    run = drafted(user, plan, **undone)
    insert_from(rows, RunRow, columns_of(run, plan) | {"lead": F("lead_id")})
    return tallied(run)
