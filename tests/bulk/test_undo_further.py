"""Undoing after undoing, too late, twice at once, and of runs that say for each where it goes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity
from leads.models import Lead, Run
from leads.models.lead_queryset import Act
from leads.runs import job, plans, undo
from prm.models import Mail
from tests.bulk.reading import owner_of_now, reasons, report
from tests.bulk.test_undo import edit, half, undone
from tests.factories import LeadFactory, owner_of


@pytest.fixture
def handed(cast, done):
    """All that Carla sees goes to somebody: the run, done."""
    return lambda user: done(cast.carla, plans.handing(owner_of(user)))


def task_of(user, lead):
    """A task of somebody's with a lead."""
    task = Activity(kind="task", subject="Call", by=user, assignee=user)
    task.due_on, task.priority = "2030-01-01", Activity.Priority.NORMAL
    lead.file(task)
    return task


def test_runs_are_undone_in_reverse_order(cast, handed):
    """What an undo put back is where the run before left it: so all of them can be undone."""
    lead = LeadFactory(of=cast.carla)
    runs = [handed(user) for user in (cast.paul, cast.petra, cast.marco)]

    owners = []
    for run in reversed(runs):
        assert report(undone(run)) == ("done", 1, 0, 1, 0)
        owners.append(owner_of_now(lead))

    assert owners == [cast.petra, cast.paul, cast.carla]


def test_a_run_in_the_middle_is_not_undone_alone(cast, handed):
    lead = LeadFactory(of=cast.carla)
    first, _second = handed(cast.paul), handed(cast.petra)

    assert reasons(undone(first)) == {lead.pk: "moved on"}
    assert owner_of_now(lead) == cast.petra


def test_who_handed_it_on_by_hand_and_got_it_back_moved_it(cast, handed):
    lead = LeadFactory(of=cast.carla)
    run = handed(cast.paul)
    for user in (cast.petra, cast.paul):
        rows = Lead.objects.unscoped().filter(pk=lead.pk)
        rows.transfer(owner_of(user), Act(cast.petra, "manual"))

    assert reasons(undone(run)) == {lead.pk: "moved on"}


@pytest.mark.parametrize("work", ["a call", "a status"])
def test_what_was_worked_on_before_the_run_that_is_undone_first_stays(cast, handed, work):
    lead = LeadFactory(of=cast.carla)
    first = handed(cast.paul)
    if work == "a call":
        lead.file(Activity(kind="call", subject="Spoke to her", by=cast.paul))
    else:
        edit(lead, status="Working - Contacted")
    undone(handed(cast.petra))

    assert reasons(undone(first)) == {lead.pk: "worked on"}


def test_what_a_cancelled_undo_took_back_moved_on_even_if_another_was_undone_since(
    cast, handed, monkeypatch
):
    LeadFactory.create_batch(3, of=cast.carla)
    run = handed(cast.paul)
    half(monkeypatch, undo.of_run(cast.carla, run))
    undone(handed(cast.petra))

    made = undone(run)

    assert report(made) == ("done", 3, 0, 1, 2)
    assert set(reasons(made).values()) == {"moved on"}


@pytest.mark.parametrize("column", ["done_at", "edited_at"])
def test_a_task_of_before_that_was_completed_or_edited_since_is_work(cast, handed, column):
    lead, other = LeadFactory.create_batch(2, of=cast.carla)
    task, _left = task_of(cast.carla, lead), task_of(cast.carla, other)
    run = handed(cast.paul)
    setattr(task, column, timezone.now())
    task.save(update_fields=[column])

    made = undone(run)

    assert reasons(made) == {lead.pk: "worked on"}
    assert owner_of_now(other) == cast.carla


def test_a_task_that_is_completed_after_the_preview_keeps_its_lead(cast, handed):
    lead = LeadFactory(of=cast.carla)
    task = task_of(cast.carla, lead)
    made = undo.of_run(cast.carla, handed(cast.paul))
    task.done_at = timezone.now()
    task.save(update_fields=["done_at"])

    job.run_now(made)

    assert (owner_of_now(lead), reasons(made)) == (cast.paul, {lead.pk: "moved on"})


def started(browser, run):
    """What the page says after somebody pressed the button."""
    answer = browser.post(f"/runs/{run.pk}/start/", follow=True)
    return [str(message) for message in answer.context["messages"]]


def test_the_second_of_two_tabs_is_told_why_it_does_not_start(cast, handed, log_in):
    LeadFactory(of=cast.carla)
    run, carla = handed(cast.paul), log_in(cast.carla)
    first, second = undo.of_run(cast.carla, run), undo.of_run(cast.carla, run)

    assert started(carla, first) == []
    assert started(carla, first) == []  # A double click is no mistake.
    assert started(carla, second) == ["A run can be undone once, within seven days."]


@pytest.mark.parametrize(("days", "state"), [(6, "waiting"), (8, "draft")])
def test_the_seven_days_are_asked_again_at_the_start(cast, handed, log_in, days, state):
    LeadFactory(of=cast.carla)
    run = handed(cast.paul)
    made = undo.of_run(cast.carla, run)
    run.row.update(finished_at=timezone.now() - timedelta(days=days))

    said = started(log_in(cast.carla), made)

    assert report(made)[0] == state
    assert ("within seven days" in " ".join(said)) == (state == "draft")


def test_what_is_under_way_says_so_when_it_is_to_be_undone(cast, drafted, log_in):
    LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.handing(owner_of(cast.paul)))
    run.start()

    answer = log_in(cast.carla).post(f"/runs/{run.pk}/undo/", follow=True)

    (said,) = answer.context["messages"]
    assert str(said) == "It is under way. It can be undone when it has ended."


def test_a_run_by_the_rule_is_undone(cast, done, rule):
    lead = LeadFactory(of=cast.carla, country="IT")
    run = done(cast.carla, plans.ruling(rule))
    assert owner_of_now(lead) == cast.paul

    undone(run)

    assert owner_of_now(lead) == cast.carla
    told = Mail.objects.unscoped().filter(kind="recall")
    assert [mail.recipient for mail in told] == [cast.paul]


def test_a_run_by_turns_is_undone(cast, done, robin):
    leads = LeadFactory.create_batch(4, of=cast.carla)
    run = done(cast.carla, plans.spreading(robin))
    assert {owner_of_now(lead) for lead in leads} == {cast.paul, cast.petra}

    made = undone(run)

    assert report(made) == ("done", 4, 0, 4, 0)
    assert {owner_of_now(lead) for lead in leads} == {cast.carla}
    told = Mail.objects.unscoped().filter(kind="recall")
    assert {mail.recipient for mail in told} == {cast.paul, cast.petra}
    assert len(told) == 2
    assert Run.objects.unscoped().get(pk=run.pk).undone == made
