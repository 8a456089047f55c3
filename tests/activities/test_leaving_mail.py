"""Whoever gets the tasks of somebody who leaves is told in one mail of all of them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity
from prm.models import AuditEntry, Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory

TODAY = timezone.localdate()
MAIL = {"notify": "on"}


@pytest.fixture
def tasks(cast, lead, task):
    """Three of Paul's: two on his lead, one on his account."""
    about = {"Prices": lead, "Visit": lead, "Fair": cast.acme}
    made = [
        task(cast.ada, row, subject=name, assignee=cast.paul, due_on=TODAY + timedelta(days=1))
        for name, row in about.items()
    ]
    Mail.objects.unscoped().all().delete()
    return made


def leave(browser, user, to, **sent):
    key = f"user:{to.pk}"
    return browser.post(
        reverse("users:leaving", args=[user.pk]), {"leads": key, "tasks": key} | sent
    )


def written():
    return list(Mail.objects.unscoped().filter(kind__startswith="task").order_by("pk"))


def test_one_mail_lists_them_all(cast, log_in, tasks):
    leave(log_in(cast.carla), cast.paul, cast.petra, **MAIL)
    deliver_due()

    [row] = written()
    [sent] = [each for each in mail.outbox if "to do now" in each.subject]
    assert (row.recipient, row.state, sent.to) == (cast.petra, "sent", [cast.petra.email])
    assert sent.subject == "For you to do now: 3 tasks"
    for task in tasks:
        assert f"{task.subject} ({task.about})" in sent.body
    assert "Carla Berg has handed it to you" in sent.body
    assert "/c/partners/" in sent.body


@pytest.mark.parametrize("sent", [MAIL, {}])
def test_it_is_written_if_it_was_asked_for(cast, log_in, tasks, sent):
    leave(log_in(cast.carla), cast.paul, cast.petra, **sent)

    assert [row.recipient for row in written()] == [cast.petra] * len(sent)
    [entry] = AuditEntry.objects.unscoped().filter(details__has_key="tasks")
    assert sorted(entry.details["tasks"]) == sorted(task.pk for task in tasks)
    assert (entry.by, entry.about) == (cast.carla, cast.petra)


def test_who_hands_them_to_themself_needs_no_mail(cast, log_in, tasks):
    leave(log_in(cast.carla), cast.paul, cast.carla, **MAIL)

    assert written() == []


def test_each_receiver_gets_one_of_their_own(cast, log_in, lead, tasks):
    """The queue's lead Petra does not edit, so its tasks go back to Ada, who set them."""
    cast.southern.admit(cast.carla)
    queue = f"queue:{cast.southern.pk}"

    leave(log_in(cast.carla), cast.paul, cast.petra, leads=queue, **MAIL)
    deliver_due()

    bodies = {row.recipient: row.text for row in written()}
    assert bodies.keys() == {cast.petra, cast.ada}
    assert [name in bodies[cast.ada] for name in ("Prices", "Visit", "Fair")] == [True, True, False]
    assert [name in bodies[cast.petra] for name in ("Prices", "Visit", "Fair")] == [
        False,
        False,
        True,
    ]


def test_one_task_is_named_in_the_subject_and_led_to(cast, log_in, task):
    lead = LeadFactory(of=cast.paul)
    task(cast.ada, lead, subject="Prices", assignee=cast.paul, due_on=TODAY)

    leave(log_in(cast.carla), cast.paul, cast.petra, **MAIL)
    deliver_due()

    [row] = [each for each in written() if each.kind == "tasks_given"]
    assert row.subject == "For you to do now: Prices"
    assert f"/c/partners/leads/{lead.pk}/" in row.text


@pytest.mark.parametrize("what", ["done", "given on", "internal", "two done"])
def test_only_what_is_still_theirs_is_told(cast, log_in, tasks, what):
    """R15: asked again just before it is sent."""
    leave(log_in(cast.carla), cast.paul, cast.petra, **MAIL)
    rows = Activity.objects.unscoped().filter(pk__in=[task.pk for task in tasks])
    if what == "two done":
        rows = rows.exclude(subject="Fair")
    changes = {"given on": {"assignee": cast.ada}, "internal": {"internal": True}}
    rows.update(**changes.get(what, {"done_at": timezone.now()}))

    deliver_due()

    [row] = written()
    assert row.state == ("sent" if what == "two done" else "superseded")
    assert ("Fair" in row.text, "Prices" in row.text) == (what == "two done", False)


def test_a_partner_that_is_disabled_tells_in_one_mail_too(cast, log_in, tasks, task):
    task(cast.ada, cast.acme, subject="Of Petra", assignee=cast.petra, due_on=TODAY)
    url, key = reverse("accounts:disabling", args=[cast.acme.pk]), f"user:{cast.carla.pk}"

    log_in(cast.ada).post(url, {"leads": key, "tasks": key} | MAIL)
    deliver_due()

    [row] = [each for each in written() if each.kind == "tasks_given"]
    assert (row.recipient, row.subject) == (cast.carla, "For you to do now: 4 tasks")
    assert "/activities/?tasks=mine" in row.text


@pytest.mark.parametrize("how", ["is here", "has left", "account disabled"])
def test_a_task_is_given_to_nobody_who_has_left(cast, lead, log, how):
    """Even where the form was judged a moment before they left."""
    paul = cast.paul
    row = Activity(by=cast.carla, kind="task", subject="Call", due_on=TODAY, priority=2)
    row.assignee = paul
    if how == "has left":
        type(paul).objects.filter(pk=paul.pk).update(is_active=False)
    if how == "account disabled":
        type(cast.acme).objects.unscoped().filter(pk=cast.acme.pk).update(
            disabled_at=timezone.now()
        )

    if how == "is here":
        row.log(lead)
    else:
        with pytest.raises(ValidationError, match="Paul Rossi cannot log in any more"):
            row.log(lead)

    assert Activity.objects.unscoped().exists() == (how == "is here")


def test_a_task_is_moved_to_nobody_who_has_left(cast, lead, task):
    row = task(cast.carla, lead, subject="Call", assignee=cast.petra, due_on=TODAY)
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(is_active=False)
    row.assignee = cast.paul

    with pytest.raises(ValidationError, match="Choose somebody else"):
        row.revise()

    assert Activity.objects.unscoped().get().assignee == cast.petra
