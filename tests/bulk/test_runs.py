"""A run changes many leads: those it showed, as it showed them, and tells of each."""

from contextlib import suppress
from functools import partial
from itertools import count

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from leads.models import Lead, RunRow, Transfer
from leads.models.lead_queryset import Act
from leads.runs import job, plans
from leads.tasks import carry_out_run, resume_runs
from prm.models import Mail
from tests.bulk.reading import owner_of_now, reasons, report
from tests.factories import LeadFactory, owner_of
from tests.sizes import size


def test_all_leads_go_to_one_owner_in_one_handover_with_one_mail(cast, done, monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(5, of=cast.carla)

    run = done(cast.carla, plans.handing(owner_of(cast.paul), notify=True))

    transfers = Transfer.objects.unscoped().filter(run=run)
    (mail,) = Mail.objects.unscoped()
    assert report(run) == ("done", 5, 0, 5, 0)
    assert {(t.reason, t.by, t.handover) for t in transfers} == {("bulk", cast.carla, run.handover)}
    assert (len(transfers), mail.recipient) == (5, cast.paul)


def test_what_cannot_be_done_is_skipped_and_says_why(cast, drafted):
    own, theirs = LeadFactory(of=cast.carla), LeadFactory(of=cast.paul)
    queued = LeadFactory(of=cast.southern, status="New")

    handing = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    status = drafted(cast.carla, plans.setting_status("New"))

    assert reasons(handing) == {theirs.pk: "already"}
    assert reasons(status) == {queued.pk: "in queue"}
    assert own.pk in RunRow.objects.unscoped().filter(run=status).waiting().values_list(
        "lead", flat=True
    )


def test_a_lead_that_moved_on_since_it_was_shown_stays_where_it_is(cast, drafted):
    """R10: the run does what its preview showed, or nothing."""
    stays, goes = LeadFactory.create_batch(2, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    rows = Lead.objects.unscoped().filter(pk=stays.pk)
    rows.transfer(owner_of(cast.petra), Act(cast.carla, "manual"))

    job.run_now(run)

    assert (owner_of_now(stays), owner_of_now(goes)) == (cast.petra, cast.paul)
    assert reasons(run) == {stays.pk: "moved on"}


def test_leads_that_come_in_later_are_not_of_the_run(cast, drafted):
    LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    late = LeadFactory(of=cast.carla)

    job.run_now(run)

    assert owner_of_now(late) == cast.carla


def test_a_right_that_was_lost_meanwhile_is_lost(cast, drafted):
    """R7: the run acts with the rights its person has when it is done."""
    lead = LeadFactory(of=cast.paul)
    run = drafted(cast.carla, plans.handing(owner_of(cast.carla)))
    type(cast.acme).objects.unscoped().filter(pk=cast.acme.pk).update(owner=cast.marco)

    job.run_now(run)

    assert owner_of_now(lead) == cast.paul
    assert report(run) == ("done", 1, 0, 0, 1)
    assert reasons(run) == {lead.pk: "forbidden"}


def test_who_is_shut_out_between_two_batches_changes_nothing_more(cast, drafted, monkeypatch):
    """R7"""
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(5, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul), notify=True))
    do_batch = job.do_batch

    def then_shut_out(run):
        User.objects.filter(pk=cast.carla.pk).update(is_active=False)
        return do_batch(run)

    monkeypatch.setattr(job, "do_batch", then_shut_out)

    job.run_now(run)

    assert report(run) == ("stopped", 5, 3, 2, 0)
    assert "not active" in run.problem


STEPS = ("leave_out_the_unable", "do_batch", "finish")  # A transaction each.


def breaking_off_at(number, patched):
    """The worker loses its database at the statement of this number."""
    numbers = count(1)

    def statement(execute, sql, parameters, many, context):
        if next(numbers) == number:
            raise OperationalError("server closed the connection unexpectedly")
        return execute(sql, parameters, many, context)

    def within(step, *arguments):
        with connection.execute_wrapper(statement):
            return step(*arguments)

    for name in STEPS:
        patched.setattr(job, name, partial(within, getattr(job, name)))


def broken_off_at(number, cast, drafted, monkeypatch):
    """What there is of a run of five leads then, and after the next worker."""
    with transaction.atomic():
        run = drafted(cast.carla, plans.handing(owner_of(cast.paul), notify=True))
        run.start()
        with monkeypatch.context() as patched, suppress(OperationalError):
            breaking_off_at(number, patched)
            job.carry_out(run)
        then = stored(run)
        run.row.filter(state="running").update(leased_until=None)
        resume_runs()
        found = stored(run)
        transaction.set_rollback(True)
    return then, found


def stored(run):
    """How far it is, and what there is of it."""
    moved = Lead.objects.unscoped().filter(handover=run.handover)
    transfers = Transfer.objects.unscoped().filter(run=run)
    return report(run)[0], run.changed, moved.count(), transfers.count(), mails()


def mails():
    return Mail.objects.unscoped().count()


def test_wherever_a_worker_breaks_off_the_next_one_goes_on(cast, drafted, monkeypatch):
    """R10, R14: no lead is half changed, none twice, and the new owner gets one mail."""
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(5, of=cast.carla)

    points = range(1, 160, size(3, 1))
    stories = [broken_off_at(number, cast, drafted, monkeypatch) for number in points]

    for (state, changed, moved, transfers, told), found in stories:
        assert changed == moved == transfers
        assert told == (state == "done")
        assert found == ("done", 5, 5, 5, 1)
    assert {changed for (_state, changed, *_rest), _found in stories} == {0, 2, 4, 5}


def test_the_status_of_many_is_changed(cast, done):
    lead = LeadFactory(of=cast.carla, status="New")

    run = done(cast.carla, plans.setting_status("Working - Contacted"))

    row = RunRow.objects.unscoped().get(run=run)
    assert Lead.objects.unscoped().get(pk=lead.pk).status == "Working - Contacted"
    assert (row.status_seen, row.status_to, row.outcome) == ("New", run.target, "done")


def test_a_run_that_was_cancelled_goes_no_further_and_tells_of_what_it_did(
    cast, drafted, monkeypatch
):
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(5, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul), notify=True))
    run.start()
    run.claim()
    job.do_batch(run)

    assert job.cancel(run)

    with pytest.raises(job.Overtaken):
        job.do_batch(run)
    assert report(run) == ("cancelled", 5, 3, 2, 0)
    assert Mail.objects.unscoped().count() == 1


def test_what_a_dead_worker_left_is_taken_up(cast, drafted, monkeypatch):
    """R14: it was killed after its first batch."""
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(5, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul), notify=True))
    run.start()
    run.claim()
    job.do_batch(run)
    resume_runs()
    assert report(run)[:2] == ("running", 5)  # Its lease has not ended.

    run.row.update(leased_until=None)
    resume_runs()

    assert report(run) == ("done", 5, 0, 5, 0)
    assert Transfer.objects.unscoped().filter(run=run).count() == 5
    assert Mail.objects.unscoped().count() == 1


def test_a_task_does_its_run_once(cast, drafted):
    LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    run.start()

    for _time in range(2):
        carry_out_run(run.pk)

    assert Transfer.objects.unscoped().filter(run=run).count() == 1


def test_a_preview_that_nobody_starts_does_nothing(cast, drafted):
    lead = LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))

    resume_runs()

    assert (run.state, owner_of_now(lead)) == ("draft", cast.carla)


def test_a_hundred_leads_cost_as_many_statements_as_two(cast, drafted):
    statements_for(cast, drafted, 1)  # Fills Django's own caches.

    assert statements_for(cast, drafted, 100) == statements_for(cast, drafted, 2)


def statements_for(cast, drafted, number):
    LeadFactory.create_batch(number, of=cast.carla)
    with CaptureQueriesContext(connection) as queries:
        run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
        job.run_now(run)
    assert report(run)[3] == number
    return len(queries)
