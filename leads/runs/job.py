"""Do a run: batch by batch, each in one transaction with the progress it makes.

Whoever is killed at whatever point leaves a run that the next worker resumes at the first
lead that waits. Two workers on one run do no harm: of two that do the same batch, one finds
that the other has got further, and stops. A run that is cancelled stops between batches.
"""

import logging

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Case, Exists, Max, OuterRef, Q, Subquery, Value, When
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Organization
from leads.models import Lead, Owner, Run, RunRow
from leads.models.run import MOST_ATTEMPTS
from leads.models.telling import tell, tell_new_owners
from prm.models import Mail
from prm.sql import retried

from . import acts
from .stays import of_run

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
        try:
            while run.left:
                if obstacle := obstacle_of(run):
                    return finish(run, State.STOPPED, obstacle)
                leave_out_the_unable(run)
                retried(lambda: do_batch(run))
        except Overtaken:
            return False
        finish(run, State.DONE)
    return True


def obstacle_of(run):
    """Why a run cannot go on as things are now, or ''."""
    run.refresh_from_db(fields=["by", "round_robin", "rule"])
    if not run.by.is_active:
        return _("The person who started it is not active any more.")
    if run.kind == Run.Kind.ROUND_ROBIN and not (run.round_robin and run.round_robin.is_active):
        return _("The round robin is not active any more.")
    if run.kind == Run.Kind.RULE and (run.rule and run.rule.latest) != run.rule_version:
        return _("The rule was changed after you looked at what it does. Look again.")
    if run.kind == Run.Kind.RULE and not run.rule.is_active:
        return _("The assignment rule is not active any more.")
    return ""


@transaction.atomic
def leave_out_the_unable(run):
    """Those who could be given leads when it was selected, and cannot any more by now."""
    waiting = RunRow.objects.unscoped().filter(run=run).waiting()
    owners = waiting.order_by().values_list("to_owner", flat=True).distinct()
    owners = Owner.objects.filter(pk__in=list(owners))
    unable = owners.exclude(pk__in=owners.choosable().values("pk"))
    if not unable.exists():
        return
    if not run.hold():
        raise Overtaken
    late = waiting.filter(to_owner__in=list(unable.values_list("pk", flat=True)))
    skipped = late.update(outcome=Outcome.SKIPPED, reason=Reason.UNABLE, at=timezone.now())
    run.count(0, skipped)


@transaction.atomic
def do_batch(run):
    """Change the next leads that wait."""
    if not run.hold():
        raise Overtaken
    rows, now = next_rows(run), timezone.now()
    verb, leads = acts.verb_of(run)
    stays = of_run(run)
    mark = verb(run, rows, leads.filter(pk__in=rows.values("lead")), now)
    changed, skipped = note_changed(rows, mark, now), note_skipped(rows, leads, stays, now)
    run.count(changed, skipped)


def next_rows(run):
    """The next rows that wait, as a range, so that no number of them is an argument."""
    waiting = RunRow.objects.unscoped().filter(run=run).waiting()
    last = waiting.order_by("pk")[:BATCH].aggregate(last=Max("pk"))["last"]
    return waiting.filter(pk__lte=last or 0)


def note_changed(rows, mark, now):
    changed = Lead.objects.everywhere().filter(pk=OuterRef("lead"), **mark)
    return rows.filter(Exists(changed)).update(outcome=Outcome.DONE, at=now)


def note_skipped(rows, leads, stays, now):
    """Those that still wait were not as they were seen any more, or are to stay.

    `leads` are those with which the run's person may do it; `stays` says why of those that
    the run itself says a place for, or is None.
    """
    here = Lead.objects.unscoped().filter(pk=OuterRef("lead"))
    stayed = here.filter(owner=OuterRef("owner_seen"))
    forbidden = Exists(stayed) & ~Exists(leads.filter(pk=OuterRef("lead")))
    silent = Q(to_owner__in=held_outside()) & Exists(stayed.filter(consented_at=None))
    whens = [
        When(forbidden, then=Value(Reason.FORBIDDEN)),
        When(silent, then=Value(Reason.CONSENT)),
        When(~Exists(here), then=Value(Reason.GONE)),
    ]
    if stays:
        why = stayed.alias(**stays.aliases).values_list(stays.reason)
        whens.append(When(Exists(stayed), then=Subquery(why)))
    reason = Case(*whens, default=Value(Reason.MOVED))
    return rows.update(outcome=Outcome.SKIPPED, reason=reason, at=now)


def held_outside():
    """To whom a lead without consent does not go."""
    rows = Owner.objects.outside() if Organization.wants_consent() else Owner.objects.none()
    return rows.values("pk")


@transaction.atomic
def finish(run, state, problem=""):
    """Come to an end; the new owners are told, each once for the whole run."""
    ended = run.end(state, problem)
    if ended and run.notify:
        tell_new_owners(run.handover)
    if ended and run.kind == Run.Kind.UNDO:
        tell_who_lost(run)
    return ended


def tell_who_lost(run):
    """Those whom leads were called back from, each once; who did it knows."""
    rows = RunRow.objects.unscoped().filter(run=run).done().order_by()
    if run.undoes_id:  # Undoing an import, all of them are gone from whoever had them.
        rows = rows.filter(to_owner__isnull=False)
    people = rows.filter(owner_seen__user__isnull=False).exclude(owner_seen__user=run.by_id)
    lost = people.values_list("owner_seen", "owner_seen__user").distinct()
    about = ContentType.objects.get_for_model(Run)
    mails = [
        Mail(
            key=f"recall:{run.pk}:{owner}",
            kind="recall",
            recipient_id=user,
            about_type=about,
            about_id=run.pk,
        )
        for owner, user in lost
    ]
    tell(mails, run.handover)


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
