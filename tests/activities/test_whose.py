"""R1, R7, R8: whose an activity is to see, and what partner users never learn."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Activity
from leads.models import Lead, StatusChange
from leads.models.lead_queryset import Act
from tests.factories import LeadFactory, owner_of

CANARY = "zqinternalz"
PORTAL = "/c/partners/"


def hand_over(lead, to, by):
    rows = Lead.objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(to), Act(by, "manual"))


def seen_by(user):
    return set(Activity.objects.visible_to(user).values_list("subject", flat=True))


def test_an_internal_one_is_nowhere_in_the_portal(cast, log_in, lead, log, task):
    """R8: not to see, count, find, be mailed or notice."""
    pages = [PORTAL, f"{PORTAL}leads/{lead.pk}/", f"{PORTAL}activities/", f"{PORTAL}leads/?q=zq"]
    browser = log_in(cast.paul)
    browser.get(pages[1])  # It is read from here on.
    before = [without_tokens(browser.get(page).text) for page in pages]

    inside = {"internal": True, "subject": CANARY, "text": CANARY}
    log(cast.carla, lead, [cast.marco], **inside)
    log(cast.carla, cast.acme, **inside)
    task(cast.carla, lead, assignee=cast.carla, due_on=date(2026, 1, 1), **inside)

    assert [without_tokens(browser.get(page).text) for page in pages] == before
    assert CANARY in log_in(cast.carla).get(lead.get_absolute_url()).text


def without_tokens(text):
    return [line for line in text.splitlines() if "csrf" not in line.lower()]


def test_an_internal_task_is_given_to_no_partner(cast, log_in, lead):
    sent = {"subject": "Push", "due_on": "2030-01-01", "priority": 2, "internal": "on"}
    url = f"/activities/lead/{lead.pk}/?kind=task"

    page = log_in(cast.carla).post(url, sent | {"assignee": cast.paul.email})

    assert "Nobody who may see this" in page.text
    assert log_in(cast.carla).post(url, sent | {"assignee": cast.ada.email}).status_code == 302


def test_what_a_rival_and_for_a_rival_was_written_stays_with_them(cast, lead, log):
    """Rita had the lead before: neither her words nor what Marco wrote to her go to Paul."""
    moved = LeadFactory(of=cast.rita)
    log(cast.rita, moved, subject="by Rita")
    log(cast.marco, moved, subject="for Rita")

    hand_over(moved, cast.paul, cast.marco)
    log(cast.carla, moved, subject="for Paul")

    assert seen_by(cast.paul) == {"for Paul"}
    assert seen_by(cast.rita) == set()
    assert seen_by(cast.carla) == {"by Rita", "for Rita", "for Paul"}


def test_what_was_written_before_any_partner_had_it_goes_along(cast, log):
    lead = LeadFactory(of=cast.carla)
    log(cast.carla, lead, subject="Qualified by phone")

    hand_over(lead, cast.paul, cast.carla)

    assert seen_by(cast.paul) == {"Qualified by phone"}


def test_a_lead_that_moves_on_takes_its_activities_from_who_had_it(cast, log_in, lead, log):
    """R7"""
    row, browser = log(cast.paul, lead), log_in(cast.paul)
    url = f"{PORTAL}activities/{row.pk}/edit/"
    before = browser.get(url).status_code

    hand_over(lead, cast.rita, cast.carla)

    assert (before, browser.get(url).status_code) == (200, 404)


def test_a_status_before_ones_time_is_not_ones_to_know(cast, log_in):
    lead = LeadFactory(of=cast.rita)
    Lead.objects.unscoped().filter(pk=lead.pk).change({"status": "Bolt was here"}, cast.rita)
    hand_over(lead, cast.paul, cast.marco)
    Lead.objects.unscoped().filter(pk=lead.pk).change({"status": "Working"}, cast.paul)

    seen = StatusChange.objects.permitted(cast.paul, "view").values_list("old", "new")

    assert list(seen) == [("Bolt was here", "Working")] or list(seen) == []


def test_a_queues_lead_is_seen_by_its_members_and_logged_on_by_internal_ones_only(cast, log_in):
    lead = LeadFactory(of=cast.southern)
    url = f"{PORTAL}leads/{lead.pk}/"

    page = log_in(cast.paul).get(url)

    assert page.status_code == 200
    assert "activities/?kind=" not in page.text
    assert log_in(cast.paul).get(f"{url}activities/?kind=call").status_code == 403
    assert log_in(cast.carla).get(f"/activities/lead/{lead.pk}/?kind=call").status_code == 200


@pytest.mark.parametrize(("who", "number"), [("ada", 4), ("carla", 2), ("marco", 2)])
def test_the_list_holds_all_of_ones_partners_and_only_theirs(cast, log_in, lead, log, who, number):
    log(cast.carla, lead), log(cast.petra, cast.acme)
    log(cast.rita, LeadFactory(of=cast.rita)), log(cast.marco, cast.bolt)

    page = log_in(getattr(cast, who)).get("/activities/")

    assert len(page.context["page"].rows) == number


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ("account=Acme Sistemi", {"on lead", "on account", "task"}),
        ("q=petra", {"on account"}),
        ("kind=task", {"task"}),
        ("kind=call&kind=meeting", {"on lead", "on account", "on cedar"}),
        ("period_after=2026-01-01&period_before=2026-01-31", {"on cedar"}),
        ("tasks=overdue", {"task"}),
        ("tasks=mine", {"task"}),
        ("account=Bolt Partners", None),
    ],
)
def test_the_list_is_narrowed_by_partner_person_kind_and_period(
    cast, log_in, lead, log, task, query, subjects
):
    january = timezone.make_aware(timezone.datetime(2026, 1, 15))
    log(cast.carla, lead, subject="on lead")
    log(cast.petra, cast.acme, subject="on account", kind="meeting")
    log(cast.carla, cast.cedar, subject="on cedar", at=january)
    late = timezone.localdate() - timedelta(days=3)
    task(cast.carla, lead, subject="task", assignee=cast.carla, due_on=late)

    page = log_in(cast.carla).get(f"/activities/?{query}")

    everything = {"on lead", "on account", "on cedar", "task"}
    assert {row.subject for row in page.context["page"].rows} == (
        everything if subjects is None else subjects
    )


def test_overdue_tasks_stand_on_top(cast, log_in, lead, log, task):
    late = timezone.localdate() - timedelta(days=3)
    task(cast.carla, lead, subject="Late one", assignee=cast.paul, due_on=late)
    task(cast.carla, lead, subject="Done one", assignee=cast.paul, due_on=late).complete()
    log(cast.carla, lead)

    page = log_in(cast.carla).get("/activities/")

    assert [row.subject for row in page.context["overdue"]] == ["Late one"]
    assert page.text.index("Late one") < page.text.index("activity-rows")
