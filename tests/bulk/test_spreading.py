"""A run that spreads leads: a round robin or the active rule says who gets which."""

import pytest

from accounts.models import Organization
from leads.models import AssignmentRule, Lead, RoundRobin, RuleEntry, RunRow, Transfer
from leads.runs import job, plans
from leads.runs.results import receivers, results_csv
from prm.models import Mail
from tests.bulk.reading import owner_of_now, reasons, report
from tests.factories import LeadFactory, owner_of


def test_a_round_robin_shares_evenly_and_the_preview_says_so(cast, drafted, robin, monkeypatch):
    monkeypatch.setattr(job, "BATCH", 3)
    LeadFactory.create_batch(10, of=cast.carla)
    run = drafted(cast.carla, plans.spreading(robin, notify=True))
    foreseen = dict(receivers(cast.carla, run))

    job.run_now(run)

    run.refresh_from_db(from_queryset=run.row)
    assert foreseen == dict(receivers(cast.carla, run))
    assert foreseen == {f"{user}, Acme Sistemi": 5 for user in (cast.paul, cast.petra)}
    whys = Transfer.objects.unscoped().filter(run=run).values_list("why", flat=True)
    assert {why["name"] for why in whys} == {"Acme by turns"}
    assert Mail.objects.unscoped().count() == 2


def test_a_rule_says_who_gets_each_and_what_it_keeps_is_skipped(cast, drafted, rule):
    italian = LeadFactory(of=cast.carla, country="IT")
    french = LeadFactory(of=cast.carla, country="FR")
    run = drafted(cast.carla, plans.ruling(rule))
    assert receivers(cast.carla, run) == [("Paul Rossi, Acme Sistemi", 1)]

    job.run_now(run)

    assert (owner_of_now(italian), reasons(run)) == (cast.paul, {french.pk: "kept"})
    assert RunRow.objects.unscoped().get(lead=italian).to_owner == owner_of(cast.paul)
    assert Transfer.objects.unscoped().get(run=run).why["by_rule"]["entry"] == 1
    assert Mail.objects.unscoped().get().recipient == cast.paul


def test_the_preview_skips_what_the_rule_could_not_hand_over(cast, drafted, rule):
    Organization.objects.update(demands_consent=True)
    silent = LeadFactory(of=cast.carla, country="IT")
    free = LeadFactory(of=cast.carla, country="IT", consented_at="2026-03-01T00:00Z")
    french = LeadFactory(of=cast.carla, country="FR")

    run = drafted(cast.carla, plans.ruling(rule))
    assert reasons(run) == {silent.pk: "consent", french.pk: "kept"}
    assert run.left == 1
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(is_active=False)

    run = drafted(cast.carla, plans.ruling(rule))
    assert reasons(run) == {silent.pk: "nobody", free.pk: "nobody", french.pk: "kept"}


def test_a_rule_that_was_changed_since_the_preview_is_not_run(cast, drafted, rule):
    lead = LeadFactory(of=cast.carla, country="IT")
    run = drafted(cast.carla, plans.ruling(rule))
    rule.revise([RuleEntry(target="owner", owner=owner_of(cast.rita))], cast.ada, seen=2)

    job.run_now(run)

    assert report(run)[0] == "stopped"
    assert owner_of_now(lead) == cast.carla


@pytest.mark.parametrize("end", ["another one is activated", "deactivated", "deleted"])
def test_a_rule_that_is_active_no_more_stops_the_run(cast, drafted, rule, end):
    lead = LeadFactory(of=cast.carla, country="IT")
    run = drafted(cast.carla, plans.ruling(rule))
    ends = {
        "another one is activated": AssignmentRule.found("Other", cast.ada).activate,
        "deactivated": rule.deactivate,
        "deleted": rule.delete,
    }
    ends[end]()

    job.run_now(run)

    assert (report(run)[0], owner_of_now(lead)) == ("stopped", cast.carla)
    assert "rule" in run.problem


def test_both_can_be_chosen_in_the_form(cast, log_in, robin, rule):
    LeadFactory(of=cast.carla, country="IT")
    carla = log_in(cast.carla)
    for choice in (f"robin:{robin.pk}", f"rule:{rule.pk}"):
        kind = choice.split(":")[0]
        answer = carla.post("/leads/owner/?all=1", {"choice": choice, "kind": kind})
        assert carla.get(answer.url).context["run"].left == 1
    assert Lead.objects.unscoped().get().owner == owner_of(cast.carla)


def test_a_round_robin_that_was_switched_off_stops_the_run(cast, drafted, robin):
    lead = LeadFactory(of=cast.carla)
    run = drafted(cast.carla, plans.spreading(robin))
    RoundRobin.objects.update(is_active=False)

    job.run_now(run)

    assert (report(run)[0], owner_of_now(lead)) == ("stopped", cast.carla)


def test_what_stays_says_why_and_is_not_counted_as_received(cast, drafted, robin):
    """R12: one for want of consent; of Petra's two Paul gets one and the other is hers already."""
    Organization.objects.update(demands_consent=True)
    RoundRobin.objects.update(fallback=owner_of(cast.southern))  # Outside, too.
    silent = LeadFactory(of=cast.carla)
    LeadFactory.create_batch(2, of=cast.petra, consented_at="2026-03-01T00:00Z")
    run = drafted(cast.ada, plans.spreading(robin))

    job.run_now(run)

    why = reasons(run)
    assert (why.pop(silent.pk), list(why.values())) == ("consent", ["already"])
    assert [member.received for member in robin.members.all()] == [1, 0]


def test_who_gets_them_is_named_to_who_may_see_them(cast, drafted, rule, log_in):
    """R4: the rule gives leads to Rita, whom Carla does not see; before the run, and after."""
    LeadFactory(of=cast.carla, country="IT")
    rule.revise([RuleEntry(target="owner", owner=owner_of(cast.rita))], cast.ada, seen=2)
    run = drafted(cast.carla, plans.ruling(rule))

    for act in (lambda: None, lambda: job.run_now(run)):
        act()
        run.refresh_from_db(from_queryset=run.row)
        pages = [log_in(user).get(run.get_absolute_url()).text for user in (cast.carla, cast.ada)]
        files = ["".join(results_csv(user, run)) for user in (cast.carla, cast.ada)]
        assert ["Rita" in text for text in pages] == [False, True]
        assert "Partner users you do not see" in pages[0]
        assert "Rita" not in files[0]
    assert ("A partner user" in files[0], "Rita Conti" in files[1]) == (True, True)
