"""What the preview says of leads that stay is what becomes of them, with the right reason."""

import pytest

from accounts.models import Organization, User
from leads.models import AssignmentRule, RoundRobin
from leads.runs import job, plans
from leads.runs.results import receivers
from tests.bulk.reading import owner_of_now, reasons, report
from tests.bulk.test_command import assign
from tests.factories import LeadFactory, owner_of

AGREED = "2026-03-01T00:00Z"


@pytest.fixture
def consent(db):
    """The organization hands leads to partners with consent only."""
    Organization.objects.update(demands_consent=True)


def shut_out(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def spread(cast, drafted, robin):
    return drafted(cast.ada, plans.spreading(robin))


def test_what_may_not_leave_the_house_is_said_before(cast, drafted, robin, consent):
    silent = LeadFactory(of=cast.carla)
    LeadFactory.create_batch(2, of=cast.carla, consented_at=AGREED)
    RoundRobin.objects.update(fallback=owner_of(cast.paul))

    run = spread(cast, drafted, robin)

    assert (run.left, reasons(run)) == (2, {silent.pk: "consent"})
    foreseen = dict(receivers(cast.ada, run))
    job.run_now(run)
    assert report(run) == ("done", 3, 0, 2, 1)
    assert foreseen == dict(receivers(cast.ada, run))


def test_who_has_a_lead_is_foreseen_and_who_may_get_it(cast, drafted, robin, consent):
    """One of Petra's stays hers, as her turn; what may not leave goes to Marco, who is inside."""
    robin.admit(owner_of(cast.marco))
    LeadFactory.create_batch(2, of=cast.petra, consented_at=AGREED)
    LeadFactory.create_batch(4, of=cast.carla)
    run = spread(cast, drafted, robin)
    foreseen = {name: number for name, number in receivers(cast.ada, run) if "stay" not in name}

    job.run_now(run)

    assert report(run)[0] == "done"
    assert foreseen == dict(receivers(cast.ada, run))
    assert foreseen["Marco Vitale"] == 4


def test_those_that_a_limit_leaves_where_they_are_are_counted(cast, drafted, robin):
    LeadFactory.create_batch(3, of=cast.carla)
    robin.members.update(most_a_day=1)
    RoundRobin.objects.update(fallback=owner_of(cast.ines))

    run = spread(cast, drafted, robin)
    foreseen = dict(receivers(cast.ada, run))
    job.run_now(run)

    assert foreseen["Nobody: they stay where they are"] == 1
    assert report(run) == ("done", 3, 0, 2, 1)
    assert list(reasons(run).values()) == ["nobody"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_nobody_of_a_round_robin_can_receive_nor_its_fallback(cast, drafted, robin, when):
    ours, theirs = LeadFactory(of=cast.carla), LeadFactory(of=cast.paul)
    run = spread(cast, drafted, robin)
    robin.members.update(paused_until="2199-01-01")
    RoundRobin.objects.update(fallback=owner_of(cast.ines))
    robin.refresh_from_db()

    run = spread(cast, drafted, robin) if when == "before" else run
    job.run_now(run)

    assert reasons(run) == dict.fromkeys((ours.pk, theirs.pk), "nobody")


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_the_fallback_has_already_is_so_already(cast, drafted, robin, when):
    ours, theirs = LeadFactory(of=cast.carla), LeadFactory(of=cast.nordic)
    run = spread(cast, drafted, robin)
    robin.members.update(paused_until="2199-01-01")

    run = spread(cast, drafted, robin) if when == "before" else run
    job.run_now(run)

    assert (owner_of_now(ours), reasons(run)) == (cast.nordic, {theirs.pk: "already"})


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_entry_matches_but_its_target_cannot_receive(cast, drafted, rule, when):
    """Not that no entry gives it to anybody else: that is so of the French one."""
    italian = LeadFactory(of=cast.carla, country="IT")
    french = LeadFactory(of=cast.carla, country="FR")
    run = drafted(cast.carla, plans.ruling(rule))
    shut_out(cast.paul)

    rule = AssignmentRule.objects.get()
    run = drafted(cast.carla, plans.ruling(rule)) if when == "before" else run
    job.run_now(run)

    assert reasons(run) == {italian.pk: "nobody", french.pk: "kept"}


def test_the_dry_run_says_what_the_run_then_does(cast, robin, consent):
    LeadFactory.create_batch(2, of=cast.carla)
    LeadFactory(of=cast.petra, consented_at=AGREED)
    words = ["--round-robin", robin.name, "--filter", "unread=yes"]
    RoundRobin.objects.update(fallback=owner_of(cast.paul))

    foreseen, said = assign(*words, "--dry-run"), assign(*words)

    assert "3 leads, 1 would change" in foreseen
    assert said.startswith(foreseen)
    assert "changed 1, skipped 2, left 0" in said
    assert said.count("2 skipped: Its person has not agreed") == 2
