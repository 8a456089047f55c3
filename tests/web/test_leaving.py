"""Who leaves hands on the web forms whose leads were theirs; runs say what consent keeps back."""

import pytest

from accounts.leaving import HOLDINGS, Leave, Successor
from accounts.models import Organization
from leads.models import Lead, RunRow
from leads.runs.job import run_now
from leads.runs.plans import freeze, handing
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db


def test_a_web_form_goes_to_somebody_else(stage, form):
    form.owner = owner_of(stage.paul)
    form.save()
    forms = HOLDINGS["web_forms"]
    held = forms.held_by([stage.paul])

    to = Successor(f"user:{stage.carla.pk}", "Carla", "owner", stage.carla)
    forms.hand_on(Leave([stage.paul], stage.ada), to)

    form.refresh_from_db()
    assert (held.total, held.lines) == (1, [("Contact", None)])
    assert form.owner.user == stage.carla
    assert forms.held_by([stage.paul]) is None


def test_a_run_skips_what_has_no_consent_and_says_so(stage):
    Organization.objects.update(demands_consent=True)
    silent, said = LeadFactory(of=stage.carla), LeadFactory(of=stage.carla)
    said.consent("At the fair")
    leads = Lead.objects.visible_to(stage.ada).filter(pk__in=[silent.pk, said.pk])

    run = freeze(stage.ada, handing(owner_of(stage.paul)), leads)
    run_now(run)

    rows = RunRow.objects.unscoped().filter(run=run)
    assert {row.lead_id: (row.outcome, row.reason) for row in rows} == {
        silent.pk: ("skipped", "consent"),
        said.pk: ("done", ""),
    }
