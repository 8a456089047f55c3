"""manage.py assign_leads does what the bulk action does."""

import io

import pytest
from django.core.management import CommandError, call_command

from leads.models import Run, Transfer
from leads.runs.job import cancel, carry_out
from prm.models import Mail
from tests.bulk.reading import owner_of_now
from tests.factories import LeadFactory

CARLA = "carla@prm.example"


def assign(*arguments):
    out = io.StringIO()
    call_command("assign_leads", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def leads(cast):
    """An Italian and a French one of Carla's."""
    return {country: LeadFactory(of=cast.carla, country=country) for country in ("IT", "FR")}


def test_to_a_user(cast, leads):
    out = assign("--owner", cast.paul.email, "--filter", "country=IT", "--notify")

    assert (owner_of_now(leads["IT"]), owner_of_now(leads["FR"])) == (cast.paul, cast.carla)
    assert "changed 1, skipped 0" in out
    assert Mail.objects.unscoped().get().recipient == cast.paul


def test_to_a_queue_with_the_rights_of_somebody(cast, leads):
    theirs = LeadFactory(of=cast.rita, country="IT")

    assign("--owner", cast.nordic.name, "--filter", "country=IT", "--by", cast.carla.email)

    assert (owner_of_now(leads["IT"]), owner_of_now(theirs)) == (cast.nordic, cast.rita)
    assert Transfer.objects.unscoped().get(reason="bulk").by == cast.carla


def test_by_the_active_rule(cast, leads, rule):
    assert f"1 to {cast.paul}" in assign("--rule", "--filter", "source=&unread=yes")
    assert owner_of_now(leads["IT"]) == cast.paul


def test_by_turns(cast, leads, robin):
    assign("--round-robin", robin.name, "--filter", "unread=yes")

    assert {owner_of_now(lead) for lead in leads.values()} == {cast.paul, cast.petra}


def test_a_dry_run_says_what_would_happen_and_does_nothing(cast, leads):
    out = assign("--owner", cast.paul.email, "--filter", "country=IT", "--dry-run")

    assert f"1 to {cast.paul}" in out
    assert owner_of_now(leads["IT"]) == cast.carla
    assert not Run.objects.unscoped().exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--owner", "nobody@x.example", "--filter", ""], "no user or queue"),
        (["--owner", "carla@prm.example", "--filter", "colour=red"], "no filter colour"),
        (
            ["--owner", "carla@prm.example", "--filter", "created_after=soon"],
            "filter has a mistake",
        ),
        (["--round-robin", "None", "--filter", ""], "no active round robin"),
        (["--rule", "--filter", ""], "No assignment rule is active"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(cast, arguments, words):
    with pytest.raises(CommandError, match=words):
        assign(*arguments)


def a_worker_is_faster(monkeypatch, act):
    """Between the start of the run and our turn a worker does this with it."""
    start = Run.start

    def started(run):
        answer = start(run)
        act(Run.objects.unscoped().get(pk=run.pk))
        return answer

    monkeypatch.setattr(Run, "start", started)


def test_what_a_worker_does_meanwhile_is_not_said_to_be_done(cast, leads, monkeypatch):
    a_worker_is_faster(monkeypatch, Run.claim)

    with pytest.raises(CommandError, match="A worker does it now: /runs/"):
        assign("--owner", cast.paul.email, "--filter", "country=IT")


def test_what_a_worker_has_done_is_done(cast, leads, monkeypatch):
    a_worker_is_faster(monkeypatch, carry_out)

    assert "changed 1, skipped 0, left 0" in assign(
        "--owner", cast.paul.email, "--filter", "country=IT"
    )


def test_what_somebody_cancelled_is_not_done(cast, leads, monkeypatch):
    a_worker_is_faster(monkeypatch, cancel)

    with pytest.raises(CommandError, match="Cancelled"):
        assign("--owner", cast.paul.email, "--filter", "country=IT")
