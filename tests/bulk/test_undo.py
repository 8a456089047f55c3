"""Undoing a run: what still is as the run left it goes back, the rest says why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Activity
from leads.models import Lead, Run
from leads.models.lead_queryset import Act
from leads.runs import job, plans, undo
from prm.models import Mail
from prm.outbox.delivery import preview
from tests.bulk.reading import owner_of_now, reasons, report
from tests.factories import LeadFactory, owner_of


@pytest.fixture
def to_paul(cast, done):
    """Carla's leads went to Paul, with a mail."""
    return lambda: done(cast.carla, plans.handing(owner_of(cast.paul), notify=True))


def undone(run):
    made = undo.of_run(run.by, run)
    assert job.run_now(made)
    return made


def edit(lead, **values):
    lead.refresh_from_db()
    assert lead.revise(values, lead.updated_at, by=lead.owner.user)


def test_untouched_leads_go_back_and_the_others_say_why_not(cast, to_paul):
    back, edited, moved, gone = LeadFactory.create_batch(4, of=cast.carla)
    run = to_paul()
    edit(edited, status="Working - Contacted")
    to = owner_of(cast.petra)
    Lead.objects.unscoped().filter(pk=moved.pk).transfer(to, Act(cast.paul, "manual"))
    Lead.objects.unscoped().filter(pk=gone.pk).put_away(cast.ada)

    made = undone(run)

    assert report(made) == ("done", 4, 0, 1, 3)
    assert reasons(made) == {edited.pk: "worked on", moved.pk: "moved on", gone.pk: "gone"}
    assert (owner_of_now(back), owner_of_now(edited)) == (cast.carla, cast.paul)


def test_opening_a_lead_is_not_working_on_it(cast, to_paul):
    lead = LeadFactory(of=cast.carla)
    run = to_paul()
    lead.opened_by(cast.paul)

    undone(run)

    assert owner_of_now(lead) == cast.carla


def test_what_is_worked_on_after_the_preview_stays(cast, to_paul):
    lead = LeadFactory(of=cast.carla)
    made = undo.of_run(cast.carla, to_paul())
    edit(lead, rating="Hot")

    job.run_now(made)

    assert (owner_of_now(lead), reasons(made)) == (cast.paul, {lead.pk: "moved on"})


def test_both_sides_are_told_and_who_lost_learns_no_names(cast, done):
    """R15"""
    lead = LeadFactory(of=cast.marco, company="Secretcompany")
    undone(done(cast.ada, plans.handing(owner_of(cast.paul), notify=True)))

    mails = {(mail.kind, mail.recipient): mail for mail in Mail.objects.unscoped()}
    told = mails["recall", cast.paul]

    assert ("assignment", cast.marco) in mails
    assert "Called back: 1 lead" in preview(told)["subject"]
    assert lead.company not in preview(told)["text"]
    assert preview(mails["assignment", cast.paul]) is None  # No longer true.


def test_who_cannot_be_given_leads_any_more_gets_none_back(cast, done):
    lead = LeadFactory(of=cast.paul)
    run = done(cast.carla, plans.handing(owner_of(cast.carla)))
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(is_active=False)

    made = undone(run)

    assert reasons(made) == {lead.pk: "unable"}


def test_a_run_is_undone_once(cast, to_paul):
    LeadFactory(of=cast.carla)
    run = to_paul()
    first, second = undo.of_run(cast.carla, run), undo.of_run(cast.carla, run)

    assert (first.start(), second.start()) == (True, False)
    job.carry_out(first)
    with pytest.raises(ValidationError, match="once"):
        undo.of_run(cast.carla, run)


@pytest.mark.parametrize(("days", "can"), [(6, True), (8, False)])
def test_a_run_can_be_undone_for_seven_days(cast, to_paul, days, can):
    LeadFactory(of=cast.carla)
    run = to_paul()
    run.row.update(finished_at=timezone.now() - timedelta(days=days))

    assert Run.objects.unscoped().get(pk=run.pk).can_be_undone == can


def test_each_lead_gets_the_status_back_that_it_had(cast, done):
    one, other = LeadFactory(of=cast.carla, status="A"), LeadFactory(of=cast.carla, status="B")
    third = LeadFactory(of=cast.carla, status="B")
    run = done(cast.carla, plans.setting_status("C"))
    edit(third, city="Lyon")

    made = undone(run)

    statuses = dict(Lead.objects.unscoped().values_list("pk", "status"))
    assert (statuses[one.pk], statuses[other.pk], statuses[third.pk]) == ("A", "B", "C")
    assert reasons(made) == {third.pk: "moved on"}


def test_deleted_leads_come_out_of_the_bin(cast, done):
    lead = LeadFactory(of=cast.carla)
    run = done(cast.ada, plans.deleting())
    assert not Lead.objects.unscoped().exists()

    undone(run)

    assert owner_of_now(lead) == cast.carla


def test_a_call_that_was_logged_is_work(cast, to_paul):
    lead = LeadFactory(of=cast.carla)
    run = to_paul()
    lead.refresh_from_db()
    lead.file(Activity(kind="call", subject="Spoke to her", by=cast.paul))

    made = undone(run)

    assert (owner_of_now(lead), reasons(made)) == (cast.paul, {lead.pk: "worked on"})


def half(monkeypatch, run):
    """Do one batch of two leads, then let somebody cancel it."""
    monkeypatch.setattr(job, "BATCH", 2)
    run.start()
    run.claim()
    job.do_batch(run)
    assert job.cancel(run)
    return Run.objects.unscoped().get(pk=run.pk)


def test_of_a_run_that_was_cancelled_goes_back_what_it_did(cast, drafted, monkeypatch):
    leads = LeadFactory.create_batch(3, of=cast.carla)
    run = half(monkeypatch, drafted(cast.carla, plans.handing(owner_of(cast.paul))))

    made = undone(run)

    assert report(made) == ("done", 2, 0, 2, 0)
    assert {owner_of_now(lead) for lead in leads} == {cast.carla}


def test_an_undo_that_was_cancelled_can_be_done_to_its_end(cast, to_paul, monkeypatch):
    """What has gone back already has moved on; the rest goes back now."""
    leads = LeadFactory.create_batch(3, of=cast.carla)
    run = to_paul()
    half(monkeypatch, undo.of_run(cast.carla, run))

    made = undone(run)

    assert report(made) == ("done", 3, 0, 1, 2)
    assert {owner_of_now(lead) for lead in leads} == {cast.carla}
    with pytest.raises(ValidationError):
        undo.of_run(cast.carla, run)


def test_the_preview_says_what_stays_for_want_of_consent(cast, drafted, done):
    """It was Paul's and has come into the house, which it may not leave again."""
    lead = LeadFactory(of=cast.paul)
    run = done(cast.carla, plans.handing(owner_of(cast.carla)))
    type(cast.organization).objects.update(demands_consent=True)

    made = undo.of_run(cast.carla, run)

    assert reasons(made) == {lead.pk: "consent"}
