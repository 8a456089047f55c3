"""Logging calls, meetings, notes and tasks, and changing them."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity
from prm.models import Mail

CALL = {"subject": "Called", "at": "2026-05-04T09:30", "minutes": "12", "text": "She is keen."}
TOMORROW = timezone.localdate() + timedelta(days=1)
TASK = {"subject": "Send prices", "due_on": str(TOMORROW), "priority": "3", "text": ""}


def the_activity():
    return Activity.objects.unscoped().get()


@pytest.mark.parametrize("kind", ["account", "contact", "lead"])
def test_a_channel_manager_logs_on_every_record(cast, log_in, lead, kind):
    record = {"account": cast.acme, "contact": cast.toni, "lead": lead}[kind]

    answer = log_in(cast.carla).post(f"/activities/{kind}/{record.pk}/?kind=call", CALL)

    row = the_activity()
    assert answer.url == record.get_absolute_url()
    assert (row.about, row.by, row.kind, row.minutes) == (record, cast.carla, "call", 12)


def test_what_was_logged_stands_on_the_record(cast, log_in, lead, log):
    log(cast.carla, lead, subject="Price list", text="She likes <b>it</b>.")

    page = log_in(cast.carla).get(lead.get_absolute_url())

    assert "Price list" in page.text
    assert "She likes &lt;b&gt;it&lt;/b&gt;." in page.text


def test_the_same_form_twice_logs_once(cast, log_in, lead):
    """R13"""
    sent, browser = CALL | {"token": str(uuid.uuid4())}, log_in(cast.carla)

    answers = [browser.post(f"/activities/lead/{lead.pk}/?kind=call", sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert the_activity().subject == "Called"


def test_a_partner_logs_on_a_lead_of_theirs_and_never_internally(cast, log_in, lead):
    """R8"""
    url = f"/c/partners/leads/{lead.pk}/activities/?kind=call"

    answer = log_in(cast.paul).post(url, CALL | {"internal": "on"})

    assert answer.url == f"/c/partners/leads/{lead.pk}/"
    assert (the_activity().by, the_activity().internal) == (cast.paul, False)


def test_a_partner_logs_on_their_own_account(cast, log_in):
    answer = log_in(cast.paul).post("/c/partners/activities/new/?kind=call", CALL)

    assert answer.url == "/c/partners/activities/"
    assert the_activity().account == cast.acme


def test_an_internal_one_is_what_a_channel_manager_writes_unless_they_say_not(cast, log_in, lead):
    page = log_in(cast.carla).get(f"/activities/lead/{lead.pk}/?kind=note")

    assert page.context["form"]["internal"].value() is True


@pytest.mark.parametrize(
    ("kind", "changed", "said"),
    [
        ("call", {"subject": ""}, "This field is required."),
        ("call", {"minutes": "99999"}, "1,440"),
        ("call", {"at": "yesterday"}, "Enter a valid date/time."),
        ("note", {"text": ""}, "This field is required."),
        ("task", {"due_on": ""}, "This field is required."),
        ("task", {"remind_at": "2020-01-01T10:00"}, "Choose a time that is still to come."),
        ("task", {"assignee": "nobody@x.example"}, "Nobody who may see this has the address"),
        ("task", {"assignee": "rita@bolt.example"}, "Nobody who may see this has the address"),
    ],
)
def test_bad_input_is_told_in_words_and_loses_nothing(cast, log_in, lead, kind, changed, said):
    sent = CALL | TASK | {"assignee": "carla@prm.example", "text": "Keep this."} | changed

    page = log_in(cast.carla).post(f"/activities/lead/{lead.pk}/?kind={kind}", sent)

    assert page.status_code == 200
    assert said in page.text
    assert "Keep this." in page.text or "text" in changed
    assert not Activity.objects.unscoped().exists()


def test_who_wrote_it_edits_it_in_place(cast, log_in, lead, log):
    row, browser = log(cast.carla, lead), log_in(cast.carla)
    url = f"/activities/{row.pk}/edit/"

    part = browser.get(url, headers={"HX-Request": "true"})
    browser.post(url, CALL | {"subject": "Called twice"})

    assert part.text.lstrip().startswith("<form")
    assert the_activity().subject == "Called twice"
    assert the_activity().edited_at is not None


def test_nobody_else_edits_or_deletes_it_but_an_administrator(cast, log_in, lead, log):
    row = log(cast.paul, lead)

    answers = [log_in(cast.carla).post(f"/activities/{row.pk}/{a}/") for a in ("edit", "removal")]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert log_in(cast.ada).post(f"/activities/{row.pk}/removal/").status_code == 302
    assert not Activity.objects.unscoped().exists()


def test_a_task_is_ticked_off_by_its_assignee_and_opened_again(cast, log_in, lead, task):
    row, browser = task(cast.carla, lead, assignee=cast.paul, due_on=TOMORROW), log_in(cast.paul)
    url = f"/c/partners/activities/{row.pk}/done/"

    browser.post(url)
    first = the_activity().done_at
    browser.post(url)

    assert first == the_activity().done_at is not None
    browser.post(url, {"open": "yes"})
    assert the_activity().done_at is None


def test_a_reminder_waits_in_the_outbox_until_its_time(cast, log_in, lead):
    when = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=3)
    sent = TASK | {"assignee": "paul@acme.example", "remind_at": f"{when:%Y-%m-%dT%H:%M}"}

    log_in(cast.carla).post(f"/activities/lead/{lead.pk}/?kind=task", sent)

    mails = {mail.kind: mail for mail in Mail.objects.unscoped()}
    assert mails.keys() == {"task", "task_given"}
    assert (mails["task"].recipient, mails["task"].due_at) == (cast.paul, when)


def test_a_task_that_comes_back_to_somebody_is_a_mail_to_them_again(cast, log_in, lead, task):
    """Each giving is told once, however often it is sent."""
    row = task(cast.carla, lead, assignee=cast.paul, due_on=TOMORROW)
    browser, told = log_in(cast.carla), []

    for who in ("carla@prm.example", "carla@prm.example", "paul@acme.example", "paul@acme.example"):
        browser.post(f"/activities/{row.pk}/edit/", TASK | {"assignee": who})
        told.append([mail.recipient for mail in Mail.objects.unscoped().filter(kind="task_given")])

    assert the_activity().assignee == cast.paul
    assert [len(each) for each in told] == [len(told[0])] * 2 + [len(told[0]) + 1] * 2
    assert told[-1][-1] == cast.paul
