"""F17: a lead is edited and assigned by the active rule while a run deals it by the same rule."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection, connections

from leads.demo.cast import assemble
from leads.models import AssignmentRule, Lead, RoundRobin, RuleEntry
from leads.runs import job, plans
from tests.factories import LeadFactory, owner_of
from tests.trust.asking import browser_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
ANSWERED = [True, 302], [True, 200]  # Saved, or told that the run has changed it meanwhile.


@pytest.fixture
def crossing(transactional_db, hashed):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite lets writers in one by one")
    return Crossing(assemble(hashed=hashed))


def by_turns(cast):
    """The active rule: all leads by turns."""
    values = {"fallback": owner_of(cast.nordic), "manager": cast.carla}
    robin = RoundRobin.objects.create(name="Acme", **values)
    robin.admit(owner_of(cast.paul))
    rule = AssignmentRule.found("By turns", cast.ada)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], cast.ada, seen=1)
    rule.activate()
    return rule


class Crossing:
    """One has the lead and the other the round robin before either asks for the other's."""

    def __init__(self, cast):
        self.lead, plan = LeadFactory(of=cast.carla), plans.ruling(by_turns(cast))
        self.run = plans.freeze(cast.carla, plan, Lead.objects.visible_to(cast.carla))
        self.browser, self.both, self.tries = browser_of(cast.ada), Barrier(2), []
        self.browser.raise_request_exception = False

    def played(self):
        """What became of the run and of the form."""
        with ThreadPoolExecutor(2) as threads:
            answers = [threads.submit(act) for act in (self.deal, self.edit)]
            return [answer.result(timeout=30) for answer in answers]

    def deal(self):
        with self.holding('FROM "leads_roundrobin"', "FOR UPDATE"):
            return job.run_now(self.run)

    def edit(self):
        url = f"/leads/{self.lead.pk}/edit/"
        form = self.browser.get(url).context["form"]
        shown = {name: form[name].value() for name in form.fields} | {"by_rule": "on"}
        sent = {name: value for name, value in shown.items() if value not in (None, False)}
        with self.holding('FROM "leads_lead"', '"updated_at" = ', "FOR UPDATE"):
            return self.browser.post(url, sent).status_code

    @contextmanager
    def holding(self, *words):
        """Who has what the first such statement takes waits for the other, if they come."""
        tries = []

        def said(execute, sql, *arguments):
            answer = execute(sql, *arguments)
            if all(word in sql for word in words):
                tries.append(sql)
                with suppress(BrokenBarrierError):
                    self.both.wait(timeout=1.5)
            return answer

        try:
            with connection.execute_wrapper(said):
                yield
        finally:
            self.tries += tries
            connections.close_all()


def test_the_round_robin_is_locked_before_the_lead_so_that_neither_is_a_victim(crossing):
    assert crossing.played() in ANSWERED
    assert len(crossing.tries) == 2


def test_whoever_is_the_victim_begins_once_more(crossing, monkeypatch):
    """The negative control: in the other order there is one."""
    monkeypatch.setattr("leads.forms.by_rule.hold_round_robins", lambda: None)

    assert crossing.played() in ANSWERED
    assert len(crossing.tries) == 3
