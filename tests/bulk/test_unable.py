"""Whoever cannot receive any more when a run comes to them gets nothing, and nothing is lost."""

from leads.models import Lead, Queue, Run
from leads.models.lead_queryset import Act
from leads.queue_uses import uses_of
from leads.runs import job, plans, undo
from tests.bulk.reading import owner_of_now, reasons, report
from tests.factories import LeadFactory, owner_of


def test_who_changes_hands_by_it_must_be_able_to_receive_when_it_is_done(cast, drafted):
    """R7"""
    lead = LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(is_active=False)

    job.run_now(run)

    assert (owner_of_now(lead), reasons(run)) == (cast.carla, {lead.pk: "unable"})
    assert report(run) == ("done", 1, 0, 0, 1)


def test_where_one_of_two_owners_left_meanwhile_the_other_gets_theirs(cast, done):
    """R7"""
    for user in (cast.paul, cast.petra):
        LeadFactory.create_batch(3, of=user)
    run = undo.of_run(cast.carla, done(cast.carla, plans.handing(owner_of(cast.carla))))
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(is_active=False)

    job.run_now(run)

    assert report(run) == ("done", 6, 0, 3, 3)


def test_a_queue_is_not_deleted_while_a_run_fills_it(cast, drafted):
    LeadFactory.create_batch(3, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.nordic)))
    assert not uses_of(cast.nordic)
    run.start()

    assert "A run puts leads into it" in uses_of(cast.nordic)[-1].sentence
    job.carry_out(run)
    assert not uses_of(cast.nordic)


def test_nothing_comes_to_a_queue_that_was_deleted_between_two_batches(cast, drafted, monkeypatch):
    """R11: no lead is lost in a queue that is in no list any more."""
    monkeypatch.setattr(job, "BATCH", 2)
    queue = Queue.found("Gone soon")
    leads = LeadFactory.create_batch(4, of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(queue), notify=True))
    run.start()
    assert run.claim()
    job.do_batch(run)
    Lead.objects.unscoped().filter(owner__queue=queue).transfer(
        owner_of(cast.carla), Act(cast.ada, "bulk")
    )
    assert queue.delete_from_lists()

    Run.objects.unscoped().filter(pk=run.pk).update(leased_until=None)
    job.carry_out(Run.objects.unscoped().get(pk=run.pk))

    assert {owner_of_now(lead) for lead in leads} == {cast.carla}
    assert report(run) == ("done", 4, 0, 2, 2)
    assert sorted(reasons(run).values()) == ["unable", "unable"]
