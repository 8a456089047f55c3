"""Undoing an import: the leads that nobody touched since go to the bin."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import Activity
from leads.imports import job as imports
from leads.imports.forms import UploadForm
from leads.models import Import, Lead, RuleEntry, Run
from leads.models.lead_queryset import Act
from leads.runs import job
from prm.models import Mail
from prm.outbox.delivery import preview
from tests.bulk.reading import reasons, report
from tests.factories import owner_of

ROWS = b"Last Name,Company\nUntouched,C\nEdited,C\nMoved,C\n"


def imported(cast, **options):
    """An import of Carla's, done, with three leads."""
    form = UploadForm({}, {"file": SimpleUploadedFile("leads.csv", ROWS)})
    assert form.is_valid()
    draft = form.receive(cast.carla)
    draft.row.update(**options)
    draft.start()
    imports.run(draft)
    return Import.objects.unscoped().get(pk=draft.pk)


@pytest.fixture
def brought_in(cast):
    return imported(cast)


def named(name):
    return Lead.objects.everywhere().get(last_name=name)


def undo(browser, brought_in):
    token = browser.get(brought_in.get_absolute_url()).context["once"]["token"].value()
    return browser.post(f"/leads/import/{brought_in.pk}/undo/", {"token": token}, follow=True)


def test_untouched_leads_go_to_the_bin_and_the_others_say_why_not(cast, log_in, brought_in):
    edited, moved = named("Edited"), named("Moved")
    assert edited.revise({"city": "Lyon"}, edited.updated_at, by=cast.carla)
    rows = Lead.objects.unscoped().filter(pk=moved.pk)
    rows.transfer(owner_of(cast.paul), Act(cast.carla, "manual"))

    undo(log_in(cast.carla), brought_in)
    run = Run.objects.unscoped().get(undoes_import=brought_in)
    job.run_now(run)

    assert report(run) == ("done", 3, 0, 1, 2)
    assert named("Untouched").deleted_by == cast.carla
    assert reasons(run) == {edited.pk: "worked on", moved.pk: "moved on"}


def test_it_is_offered_once_and_for_seven_days(cast, log_in, brought_in):
    carla = log_in(cast.carla)
    undo(carla, brought_in)
    job.run_now(Run.objects.unscoped().get())
    assert not carla.get(brought_in.get_absolute_url()).context["can_be_undone"]

    assert "once, within seven days" in undo(carla, brought_in).content.decode()
    Run.objects.unscoped().update(state="draft", left=3, changed=0)
    brought_in.row.update(finished_at=timezone.now() - timedelta(days=8))
    assert "once, within seven days" in undo(carla, brought_in).content.decode()


def test_somebody_elses_import_is_not_theirs_to_undo(cast, log_in, brought_in):
    answer = log_in(cast.marco).post(f"/leads/import/{brought_in.pk}/undo/")

    assert answer.status_code == 404


def test_a_lead_handed_on_by_the_rule_since_was_worked_on(cast, rule, log_in, brought_in):
    """Edited, and assigned by the active rule in the same step: it has moved on."""
    lead = named("Edited")
    browser, address = log_in(cast.carla), f"/leads/{lead.pk}/edit/"
    values = {"last_name": "Edited", "company": "C", "status": lead.status, "country": "IT"}
    seen = browser.get(address).context["form"]["version"].value()
    assert browser.post(address, values | {"version": seen, "by_rule": "on"}).status_code == 302
    assert named("Edited").owner == owner_of(cast.paul)

    undo(browser, brought_in)
    run = Run.objects.unscoped().get(undoes_import=brought_in)
    job.run_now(run)

    assert reasons(run) == {lead.pk: "moved on"}
    assert named("Edited").deleted_at is None


def test_what_is_filed_between_looking_and_starting_keeps_a_lead(cast, log_in, brought_in):
    undo(log_in(cast.carla), brought_in)
    run, lead = Run.objects.unscoped().get(undoes_import=brought_in), named("Untouched")
    lead.file(Activity(kind="call", subject="Spoke to her", by=cast.carla))

    job.run_now(run)

    assert reasons(run)[lead.pk] == "moved on"
    assert named("Untouched").deleted_at is None


def test_whoever_had_a_lead_by_the_rule_is_told_once_that_it_is_gone(cast, rule, log_in):
    """R15; who undoes it knows, and whose leads stay keeps them."""
    rule.revise([RuleEntry(target="owner", owner=owner_of(cast.paul), notify=True)], cast.ada, 2)
    brought_in = imported(cast, by_rule=True)
    undo(log_in(cast.carla), brought_in)

    job.run_now(Run.objects.unscoped().get(undoes_import=brought_in))

    assert not Lead.objects.unscoped().exists()
    (mail,) = Mail.objects.unscoped().filter(kind="recall")
    assert mail.recipient == cast.paul
    assert "Called back: 3 leads" in preview(mail)["subject"]


def test_who_undoes_what_was_their_own_gets_no_mail(log_in, cast, brought_in):
    undo(log_in(cast.carla), brought_in)

    job.run_now(Run.objects.unscoped().get())

    assert not Mail.objects.unscoped().exists()
