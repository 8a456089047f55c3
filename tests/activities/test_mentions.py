"""Mentioning a colleague: who can be, and who is told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from accounts.models import Activity, Mention
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory, PartnerUserFactory

NOTE = {"subject": "Look", "at": "2026-05-04T09:30"}


def log_note(browser, url, text, **more):
    return browser.post(f"{url}?kind=note", NOTE | {"text": text} | more)


def mentioned():
    return {mention.user for mention in Mention.objects.unscoped().select_related("user")}


def test_a_colleague_is_told_by_mail_and_at_home(cast, log_in, lead):
    url = f"/c/partners/leads/{lead.pk}/activities/"

    log_note(log_in(cast.paul), url, f"@{cast.petra.email}, can you help?")
    deliver_due()

    assert [(m.to, m.subject) for m in mail.outbox] == [
        ([cast.petra.email], "Paul Rossi mentioned you: Look")
    ]
    home = log_in(cast.petra).get("/c/partners/").text
    assert "You were mentioned" in home
    assert "<strong>@Petra Galli</strong>, can you help?" in home


def test_what_was_seen_leaves_the_home(cast, log_in, lead, log):
    log(cast.paul, lead, [cast.carla])
    mention, browser = Mention.objects.unscoped().get(), log_in(cast.carla)

    browser.post(f"/activities/mentions/{mention.pk}/")

    assert "You were mentioned" not in browser.get("/").text


@pytest.mark.parametrize(
    ("writer", "named", "told"),
    [
        ("carla", "paul", True),
        ("carla", "petra", True),
        ("carla", "ada", True),
        ("carla", "marco", False),
        ("carla", "rita", False),
        ("carla", "nora", False),
        ("carla", "ines", False),
        ("paul", "petra", True),
        ("paul", "carla", True),
        ("paul", "ada", False),
        ("paul", "rita", False),
        ("paul", "nora", False),
    ],
)
def test_only_who_may_see_the_record_can_be_mentioned(cast, log_in, lead, writer, named, told):
    """R4: whoever may not is answered like an address that nobody has."""
    base = "/c/partners/leads/{}/activities/" if writer == "paul" else "/activities/lead/{}/"
    browser, url = log_in(getattr(cast, writer)), base.format(lead.pk)
    email = getattr(cast, named).email

    answer = log_note(browser, url, f"Ask @{email}")
    nobody = log_note(browser, url, "Ask @nobody@x.example")

    assert (answer.status_code == 302) == told
    assert mentioned() == ({getattr(cast, named)} if told else set())
    assert told or errors(answer, email) == errors(nobody, "nobody@x.example")


def errors(page, email):
    return str(page.context["form"].errors).replace(email, "")


@pytest.mark.parametrize(
    ("who", "query", "found"),
    [
        ("carla", "people=p", {"Petra", "Paul", "Ada", "Carla"}),
        ("carla", "people=p&internal=on", {"Ada", "Carla"}),
        ("carla", "people=marco", set()),
        ("carla", "people=pavel", set()),
        ("paul", "people=p", {"Petra", "Paul", "Carla"}),
        ("paul", "people=pavel", set()),
    ],
)
def test_a_search_offers_only_who_may_see_the_record(cast, log_in, lead, who, query, found):
    PartnerUserFactory(contact__account=cast.bolt, contact__first_name="Pavel")
    base = "/c/partners/leads/{}/activities/" if who == "paul" else "/activities/lead/{}/"

    page = log_in(getattr(cast, who)).get(f"{base.format(lead.pk)}?{query}")

    assert {person.first_name for person in page.context["people"]} == found


def test_editing_tells_only_who_is_new(cast, log_in, lead):
    browser, url = log_in(cast.carla), f"/activities/lead/{lead.pk}/"
    log_note(browser, url, f"@{cast.paul.email}")
    row = Activity.objects.unscoped().get()

    text = f"@{cast.paul.email} @{cast.petra.email}"
    browser.post(f"/activities/{row.pk}/edit/", NOTE | {"text": text})

    assert mentioned() == {cast.paul, cast.petra}
    assert Mail.objects.unscoped().filter(kind="mention").count() == 2


def test_who_sees_it_no_longer_gets_no_mail(cast, lead, log):
    """R15"""
    log(cast.carla, lead, [cast.petra])
    row = log(cast.carla, LeadFactory(of=cast.paul), [cast.petra])
    Activity.objects.unscoped().filter(pk=row.pk).update(internal=True)

    deliver_due()

    assert sorted(Mail.objects.unscoped().values_list("state", flat=True)) == ["sent", "superseded"]


def test_a_reminder_of_a_task_that_is_done_is_not_sent(cast, lead, task):
    soon = timezone.now() - timedelta(minutes=1)
    for is_done in (False, True):
        row = task(
            cast.carla, lead, assignee=cast.carla, due_on=timezone.localdate(), remind_at=soon
        )
        if is_done:
            row.complete()

    deliver_due()

    assert sorted(Mail.objects.unscoped().values_list("state", flat=True)) == ["sent", "superseded"]
    assert [m.to for m in mail.outbox] == [[cast.carla.email]]
