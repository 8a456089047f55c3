"""Who gets leads of a file is told once, when the whole file is in."""

import pytest
from django.core import mail

from leads.emails import leads_of
from leads.imports import job as jobs
from leads.models import AssignmentRule
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.assignment.conftest import entry
from tests.factories import owner_of

pytestmark = pytest.mark.django_db
HEADER = "Last Name,Company,Country,Lead Owner\n"
FIVE = "".join(f"Person {n},Lyon {n},IT,\n" for n in range(5))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(jobs, "BATCH", 2)


def told():
    """Who has a mail in the outbox that still is true, and of how many leads it tells."""
    mails = [(str(each.recipient), leads_of(each).count()) for each in Mail.objects.unscoped()]
    return sorted((who, leads) for who, leads in mails if leads)


def subjects():
    deliver_due()
    return sorted((message.to[0], message.subject) for message in mail.outbox)


def test_each_new_owner_gets_one_mail_for_the_whole_file(cast, bring_in):
    rows = FIVE.replace("IT,", "IT,paul@acme.example", 3)

    bring_in(HEADER + rows, cast.carla, owner_of(cast.marco))

    assert told() == [
        ("Marco Vitale", 2),
        ("Paul Rossi", 3),
    ]


def test_who_imports_for_themself_is_not_told(cast, bring_in):
    bring_in(HEADER + FIVE, cast.carla)

    assert told() == []


def test_a_queue_passes_it_on_as_it_is_set_up(cast, bring_in):
    type(cast.southern).objects.filter(pk=cast.southern.pk).update(
        email="south@prm.example", tells_members=False
    )

    bring_in(HEADER + FIVE, cast.carla, owner_of(cast.southern))

    assert [to for to, _subject in subjects()] == ["south@prm.example"]


def test_nobody_is_told_if_it_is_not_wanted(cast, bring_in):
    bring_in(HEADER + FIVE, cast.carla, owner_of(cast.paul), notify=False)

    assert not Mail.objects.unscoped().exists()


@pytest.fixture
def rule(cast):
    """Leads of Italy are Petra's."""
    rule = AssignmentRule.found("Standard", cast.ada)
    italy = entry(cast.petra, ("Country", "equals", "Italy"), notify=True)
    rule.revise([italy], cast.ada, seen=1)
    rule.activate()


@pytest.mark.usefixtures("rule")
def test_whom_the_rule_gives_leads_of_many_batches_gets_one_mail(cast, bring_in):
    bring_in(HEADER + FIVE, cast.carla, by_rule=True)

    assert told() == [("Petra Galli", 5)]


@pytest.mark.usefixtures("rule")
def test_who_had_leads_only_until_the_rule_was_asked_hears_of_those_that_stayed(cast, bring_in):
    bring_in(HEADER + FIVE + "Salo,Turku,FI,\n", cast.carla, owner_of(cast.marco), by_rule=True)

    assert told() == [
        ("Marco Vitale", 1),
        ("Petra Galli", 5),
    ]


def test_of_a_file_that_broke_off_one_is_told_what_came_in(cast, bring_in, monkeypatch):
    batches = iter([2])
    monkeypatch.setattr(jobs, "obstacle_of", lambda job: "")
    stored = jobs.store

    def store(job, made, finder):
        if next(batches, None) is None:
            job.stop("The disk is full.")
            raise jobs.Overtaken
        stored(job, made, finder)

    monkeypatch.setattr(jobs, "store", store)

    job = bring_in(HEADER + FIVE, cast.carla, owner_of(cast.paul))
    job.stop("Once more.")

    assert (job.accepted, told()) == (2, [("Paul Rossi", 2)])
