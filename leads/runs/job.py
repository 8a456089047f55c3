"""Do a run: batch by batch, each in one transaction with the progress it makes.

Whoever is killed at whatever point leaves a run that the next worker resumes at the first
lead that waits. Two workers on one run do no harm: of two that do the same batch, one finds
that the other has got further, and stops. A run that is cancelled stops between batches.
"""

import logging

from django.db import transaction
from django.db.models import Case, Exists, Max, OuterRef, Value, When
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leads.models import Lead, Run, RunRow
from leads.models.run import MOST_ATTEMPTS
from prm.sql import retried

from . import acts

logger = logging.getLogger(__name__)
BATCH = 5000
State, Outcome, Reason = Run.State, RunRow.Outcome, RunRow.Reason


class Overtaken(Exception):
    """Somebody cancelled this run, or another worker has got further with it."""


def run_now(run):
    """Start a run and do it to its end, without a worker. Answers whether it was ours."""
    run.start()
    return carry_out(run)


def carry_out(run):
    """Do a run that was started, if nobody else does. Answers whether it was ours."""
    if not run.claim():
        return False
    with translation.override(run.by.language):
        if not run.by.is_active:
            finish(run, State.STOPPED, _("The person who started it is not active any more."))
            return True
        try:
            while run.left:
                run.left -= retried(lambda: do_batch(run))
        except Overtaken:
            return False
        finish(run, State.DONE)
    return True


@transaction.atomic
def do_batch(run):
    """Change the next leads that wait. Answers how many have their result now."""
    if not run.hold():
        raise Overtaken
    rows = next_rows(run)
    verb, action = VERBS[run.kind]
    leads = Lead.objects.permitted(run.by, action).filter(pk__in=rows.values("lead"))
    mark = verb(run, rows, leads)
    changed, skipped = note_changed(rows, mark), note_skipped(rows)
    run.count(changed, skipped)
    return changed + skipped


VERBS = {
    # From the kind of a run to what it does with leads one may do what with.
    Run.Kind.OWNER: (acts.hand_over, "assign"),
    Run.Kind.ROUND_ROBIN: (acts.hand_over, "assign"),
    Run.Kind.RULE: (acts.hand_over, "assign"),
    Run.Kind.STATUS: (acts.set_status, "change"),
    Run.Kind.DELETE: (acts.put_away, "delete"),
}


def next_rows(run):
    """The next rows that wait, as a range, so that no number of them is an argument."""
    waiting = RunRow.objects.unscoped().filter(run=run).waiting()
    last = waiting.order_by("pk")[:BATCH].aggregate(last=Max("pk"))["last"]
    return waiting.filter(pk__lte=last or 0)


def note_changed(rows, mark):
    changed = Lead.objects.everywhere().filter(pk=OuterRef("lead"), **mark)
    return rows.filter(Exists(changed)).update(outcome=Outcome.DONE, at=timezone.now())


def note_skipped(rows):
    """Those that still wait were not as they were seen any more."""
    here = Lead.objects.unscoped().filter(pk=OuterRef("lead"))
    reason = Case(When(Exists(here), then=Value(Reason.MOVED)), default=Value(Reason.GONE))
    return rows.update(outcome=Outcome.SKIPPED, reason=reason, at=timezone.now())


@transaction.atomic
def finish(run, state, problem=""):
    """Come to an end; the new owners are told, each once for the whole run."""
    ended = run.end(state, problem)
    if ended and run.notify:
        Lead.objects.unscoped().tell_new_owners(run.handover)
    return ended


def cancel(run):
    """Stop between two batches; what was changed stays, and its new owners are told."""
    return finish(run, State.CANCELLED)


def resume():
    """Do what waits, and what a killed worker left; give up on what never gets anywhere."""
    for run in Run.objects.unscoped().due().select_related("by").order_by("pk"):
        if run.attempts >= MOST_ATTEMPTS:
            finish(run, State.STOPPED, _("It broke off several times at the same lead."))
        else:
            carry_out_alone(run)


def carry_out_alone(run):
    """Do a run; if it breaks off, the others are done all the same."""
    try:
        carry_out(run)
    except Exception:
        logger.exception("Run %s broke off; the next sweep takes it up.", run.pk)


def tidy():
    """Previews that nobody started are not kept."""
    Run.objects.unscoped().forgotten().delete()
