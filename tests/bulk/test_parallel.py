"""Impatient people and several workers at once: one run, one of each, nothing twice."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from leads.demo.cast import assemble
from leads.models import Digest, Lead, Notice, Run, Transfer
from leads.models.lead_queryset import Act
from leads.runs import job, plans
from leads.runs.plans import freeze
from leads.tasks import carry_out_run, write_digests
from prm.models import Mail
from tests.bulk.reading import report
from tests.factories import LeadFactory, owner_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
MANY = 20


@pytest.fixture
def cast(transactional_db, hashed):
    """Everybody, in a database that several connections see."""
    return assemble(hashed=hashed)


def at_once(act, arguments):
    def alone(argument):
        try:
            return act(argument)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(arguments)) as threads:
        return list(threads.map(alone, arguments))


def tabs_of(user):
    first = Client()
    first.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    tabs = [Client() for _ in range(MANY)]
    for tab in tabs:
        tab.cookies = first.cookies.copy()
    return tabs


def run_of(user, plan, leads=None):
    leads = Lead.objects.visible_to(user) if leads is None else leads
    return freeze(user, plan, leads)


def test_a_form_sent_twenty_times_is_one_run(cast):
    """R13"""
    url = f"/leads/status/?lead={LeadFactory(of=cast.carla).pk}"
    form = {"status": "Working - Contacted", "token": str(uuid.uuid4())}

    answers = at_once(lambda tab: tab.post(url, form), tabs_of(cast.carla))

    run = Run.objects.unscoped().get()
    assert {answer.url for answer in answers} == {run.get_absolute_url()}


def test_four_workers_do_a_run_once(cast, monkeypatch):
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(9, of=cast.carla)
    run = run_of(cast.carla, plans.handing(owner_of(cast.paul), notify=True))
    run.start()

    at_once(carry_out_run, [run.pk] * 4)

    assert report(run) == ("done", 9, 0, 9, 0)
    assert Transfer.objects.unscoped().filter(run=run).count() == 9
    assert Mail.objects.unscoped().count() == 1


def test_two_runs_over_the_same_leads_move_each_once(cast, monkeypatch):
    """R10: what one has moved the other skips, and says so."""
    monkeypatch.setattr(job, "BATCH", 2)
    LeadFactory.create_batch(9, of=cast.carla)
    people = (cast.paul, cast.petra)
    runs = [run_of(cast.carla, plans.handing(owner_of(user))) for user in people]

    at_once(job.run_now, runs)

    reports = [report(run) for run in runs]
    assert sum(changed for *_, changed, _skipped in reports) == 9
    assert all(changed + skipped == 9 for *_, changed, skipped in reports)
    assert Transfer.objects.unscoped().filter(reason="bulk").count() == 9


def test_four_beats_write_a_digest_once(cast):
    """F10"""
    type(cast.paul).objects.filter(pk=cast.paul.pk).update(mail_choice="hourly")
    rows = Lead.objects.unscoped().filter(pk=LeadFactory(of=cast.carla).pk)
    rows.transfer(owner_of(cast.paul), Act(cast.carla, "manual", notify=True))
    Notice.objects.unscoped().update(at=timezone.now() - timedelta(days=1))

    at_once(lambda _beat: write_digests(), range(4))

    assert Digest.objects.unscoped().count() == 1
    assert Mail.objects.unscoped().filter(kind="digest").count() == 1
