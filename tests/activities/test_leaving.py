"""Somebody leaves who has tasks to do: the open ones go where it was said, none stays behind."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts import leaving
from accounts.models import Account, Activity
from leads.models import Transfer
from leads.models.lead_queryset import Act
from prm.models import Mail
from tests.factories import owner_of

TODAY = timezone.localdate()


@pytest.fixture
def tasks(cast, lead, task):
    """Of Paul: one that is overdue, one that is not, and one that is done."""
    due = {"late": TODAY - timedelta(days=2), "soon": TODAY, "done": TODAY}
    made = {
        name: task(cast.carla, lead, subject=name, assignee=cast.paul, due_on=day)
        for name, day in due.items()
    }
    made["done"].complete()
    return made


def leave(browser, user, **sent):
    return browser.post(reverse("users:leaving", args=[user.pk]), sent)


def to(user):
    return f"user:{user.pk}"


def whose(tasks):
    rows = Activity.objects.unscoped().filter(pk__in=[row.pk for row in tasks.values()])
    return {row.subject: row.assignee for row in rows.select_related("assignee")}


def test_the_page_shows_how_many_there_are_and_asks_where_they_go(cast, log_in, tasks):
    page = log_in(cast.carla).get(reverse("users:leaving", args=[cast.paul.pk]))

    assert 'Open tasks <span class="soft">2</span>' in page.text
    assert "Overdue <strong>1</strong>" in page.text
    assert "Not due yet <strong>1</strong>" in page.text
    offered = [
        key for _group, some in page.context["form"].fields["tasks"].choices[1:] for key in some
    ]
    assert [key for key, _name in offered] == [to(cast.carla), to(cast.petra)]  # And no queue.


def test_a_delegated_administrator_is_asked_in_the_portal(cast, log_in, tasks):
    url = reverse("portal:colleague_leaving", args=["partners", cast.paul.pk])
    petra = log_in(cast.petra)
    assert "Overdue <strong>1</strong>" in petra.get(url).text

    petra.post(url, {"leads": to(cast.petra), "tasks": to(cast.petra)})

    assert whose(tasks) == {"late": cast.petra, "soon": cast.petra, "done": cast.paul}


@pytest.mark.parametrize("who", ["petra", "carla"])
def test_the_open_ones_go_where_it_was_said(cast, log_in, tasks, who):
    person = getattr(cast, who)

    leave(log_in(cast.carla), cast.paul, leads=to(person), tasks=to(person))

    assert whose(tasks) == {"late": person, "soon": person, "done": cast.paul}
    assert tasks["late"] in Activity.objects.permitted(person, "complete")


@pytest.mark.parametrize("wrong", ["", "nobody", "the queue", "rita"])
def test_without_a_place_for_the_tasks_nothing_happens(cast, log_in, tasks, wrong):
    keys = {"the queue": f"queue:{cast.southern.pk}", "rita": to(cast.rita)}

    leave(log_in(cast.carla), cast.paul, leads=to(cast.petra), tasks=keys.get(wrong, wrong))

    cast.paul.refresh_from_db()
    assert cast.paul.is_active
    assert set(whose(tasks).values()) == {cast.paul}


def test_who_does_not_see_the_lead_gets_no_task_on_it(cast, log_in, lead, tasks, task):
    """It goes back to who set it; one that Paul set for himself has nobody else to go to."""
    own = task(cast.paul, lead, subject="own", assignee=cast.paul, due_on=TODAY)
    cast.southern.admit(cast.carla)
    queue = f"queue:{cast.southern.pk}"

    leave(log_in(cast.carla), cast.paul, leads=queue, tasks=to(cast.petra))

    assert whose(tasks) == {"late": cast.carla, "soon": cast.carla, "done": cast.paul}
    assert whose({"own": own}) == {"own": cast.petra}
    assert own not in Activity.objects.permitted(cast.petra, "view")
    lead.refresh_from_db()
    rows = type(lead).objects.unscoped().filter(pk=lead.pk)
    rows.transfer(owner_of(cast.petra), Act(cast.carla, Transfer.Reason.MANUAL))
    assert own in Activity.objects.permitted(cast.petra, "complete")


def test_the_reminder_goes_with_the_task_if_it_is_still_to_come(cast, log_in, lead, task):
    now = timezone.now()
    moments = {"later": now + timedelta(days=1), "before": now - timedelta(days=1)}
    due = {"assignee": cast.paul, "due_on": TODAY}
    rows = {
        name: task(cast.paul, lead, subject=name, remind_at=moment, **due)
        for name, moment in moments.items()
    }

    leave(log_in(cast.carla), cast.paul, leads=to(cast.petra), tasks=to(cast.petra))

    [mail] = Mail.objects.unscoped().filter(recipient=cast.petra, kind="task")
    assert (mail.about_id, mail.due_at) == (rows["later"].pk, moments["later"])


def test_a_partner_that_is_disabled_leaves_no_task_behind(cast, log_in, tasks):
    url = reverse("accounts:disabling", args=[cast.acme.pk])

    log_in(cast.carla).post(url, {"leads": to(cast.carla), "tasks": to(cast.carla)})

    assert whose(tasks) == {"late": cast.carla, "soon": cast.carla, "done": cast.paul}


def test_an_internal_users_tasks_go_to_a_colleague(cast, log_in, task):
    row = task(cast.ada, cast.acme, subject="call", assignee=cast.carla, due_on=TODAY)
    accounts = {"accounts": to(cast.marco)}

    leave(log_in(cast.ada), cast.carla, **accounts, tasks=to(cast.marco))

    assert whose({"call": row}) == {"call": cast.marco}
    assert row in Activity.objects.permitted(cast.marco, "complete")
    assert leaving.held_by([cast.carla]) == {}


def test_a_partner_that_is_disabled_gets_back_no_task_it_set(cast, log_in, task):
    """It goes on to whom it was said, though that one sees nothing else of the partner."""
    row = task(cast.petra, cast.acme, subject="call", assignee=cast.carla, due_on=TODAY)
    rows = Account.objects.unscoped().filter(pk=cast.acme.pk)
    rows.update(disabled_at=timezone.now(), disabled_by=cast.ada)

    leave(log_in(cast.ada), cast.carla, accounts=to(cast.ada), tasks=to(cast.marco))

    assert whose({"call": row}) == {"call": cast.marco}
    assert leaving.held_by([cast.carla]) == {}


@pytest.mark.parametrize("has_left", [True, False])
def test_a_task_of_who_has_left_is_not_opened_again(cast, log_in, tasks, has_left):
    carla, done = log_in(cast.carla), tasks["done"]
    if has_left:
        leave(carla, cast.paul, leads=to(cast.petra), tasks=to(cast.petra))

    page = carla.post(reverse("activities:done", args=[done.pk]), {"open": "yes"}, follow=True)

    words = "Paul Rossi cannot log in any more." if has_left else "Open again: “done”."
    assert words in page.text
    assert (done in Activity.objects.unscoped().open_tasks()) is not has_left
