"""Rules where leads come in and are changed: the form, the import, who leaves."""

import pytest
from django.urls import reverse

from accounts.leaving import HOLDINGS, Leave, Successor
from leads.imports import job as jobs
from leads.imports.upload import receive
from leads.models import AssignmentRule, Distribution, Lead, Owner, Transfer
from leads.models.assignment_rule import Revised
from prm.models import Mail
from tests.factories import LeadFactory, owner_of

pytestmark = pytest.mark.django_db
VALUES = {"last_name": "Brandl", "company": "Brandl", "status": "Open - Not Contacted"}
FILE = """Last Name,Company,Country,Employees,Lead Owner
Rossi,Rossi,Italy,20,
Ortega,Ortega,Spain,,
Named,Named,Italy,20,marco@prm.example
Nobody,Nobody,Finland,,
"""


@pytest.fixture
def carla(cast, log_in):
    """Carla's browser."""
    return log_in(cast.carla)


@pytest.fixture
def bring_in(cast, tmp_path):
    """Import the file as Carla."""

    def run(**options):
        path = tmp_path / "leads.csv"
        path.write_text(FILE)
        job = receive(path, path.name, cast.carla, Owner.objects.of(cast.carla))
        job.row.update(**options)
        job.start()
        jobs.run(job)
        return {lead.last_name: lead for lead in Lead.objects.unscoped().with_owners()}

    return run


def test_a_new_lead_goes_where_the_rule_says_if_ticked(cast, rule, carla):
    sent = VALUES | {"country": "ES"}
    carla.post(reverse("leads:create"), sent | {"by_rule": "on"})
    carla.post(reverse("leads:create"), sent | {"last_name": "Kept"})

    owners = {lead.last_name: lead.owner for lead in Lead.objects.unscoped()}
    assert owners == {"Brandl": owner_of(cast.rita), "Kept": owner_of(cast.carla)}
    assert Mail.objects.unscoped().get().recipient == cast.rita


def test_a_new_lead_that_no_entry_matches_tells_whom_it_was_given_to(cast, rule, carla):
    chosen = {"kind": "user", "choice": f"user:{cast.marco.pk}", "notify": "on", "by_rule": "on"}

    carla.post(reverse("leads:create"), VALUES | chosen)

    assert Lead.objects.unscoped().get().owner == owner_of(cast.marco)
    assert Mail.objects.unscoped().get().recipient == cast.marco


def test_a_changed_lead_is_assigned_anew_if_ticked(cast, rule, leads, carla):
    lead = leads["lehtonen"]
    page = carla.get(reverse("leads:edit", args=[lead.pk]))
    version = page.context["form"]["version"].value()
    sent = VALUES | {"country": "PT", "version": version, "by_rule": "on"}

    answer = carla.post(reverse("leads:edit", args=[lead.pk]), sent)

    lead.refresh_from_db()
    assert (lead.country, lead.owner) == ("PT", owner_of(cast.rita))
    assert answer.url == reverse("leads:index")  # Rita's leads are not Carla's to see.


def test_an_edit_that_cannot_be_assigned_stores_nothing(carla, cast, rule, monkeypatch):
    """R11: the values and the owner are one act."""
    rule.activate()
    lead = LeadFactory(of=cast.carla, country="IE", city="Cork")
    sent = VALUES | {"city": "Dublin", "version": lead.updated_at.isoformat(), "by_rule": "on"}
    monkeypatch.setattr("leads.forms.by_rule.assign_by_active_rule", lambda *_: 1 / 0)

    carla.raise_request_exception = False
    assert carla.post(reverse("leads:edit", args=[lead.pk]), sent).status_code == 500

    assert Lead.objects.unscoped().get(pk=lead.pk).city == "Cork"


def test_without_rule_and_default_owner_there_is_nothing_to_tick(cast, carla):
    assert "by_rule" not in carla.get(reverse("leads:create")).context["form"].fields
    Distribution(default_owner=owner_of(cast.nordic)).keep()
    assert "by_rule" in carla.get(reverse("leads:create")).context["form"].fields


def test_an_import_hands_its_new_leads_out_by_the_rule(cast, rule, bring_in):
    leads = bring_in(columns=columns(), by_rule=True)

    assert {name: str(lead.owner) for name, lead in leads.items()} == {
        "Rossi": "Italy, small business",
        "Ortega": "Rita Conti",
        "Named": "Marco Vitale",
        "Nobody": "Carla Berg",
    }
    history = Transfer.objects.unscoped().filter(lead=leads["Ortega"]).order_by("pk")
    assert [each.reason for each in history] == ["import", "rule"]


def test_an_import_without_the_tick_leaves_them_with_whom_it_says(cast, rule, bring_in):
    leads = bring_in(columns=columns())

    assert leads["Ortega"].owner == owner_of(cast.carla)


def test_who_leaves_is_a_target_no_more(cast, rule):
    """The entry goes to whom the leads go to, in a new version."""
    Distribution(default_owner=owner_of(cast.rita)).keep()
    held = HOLDINGS["rule_targets"].held_by([cast.rita])
    to = Successor("user:0", "Marco Vitale", "owner", cast.marco)

    HOLDINGS["rule_targets"].hand_on(Leave([cast.rita], cast.ada), to)

    assert held.lines == [("Standard, entry 3", None), ("Default lead owner", None)]
    assert AssignmentRule.objects.get().current.in_order[2].owner == owner_of(cast.marco)
    assert Distribution.current().default_owner == owner_of(cast.marco)
    assert HOLDINGS["rule_targets"].held_by([cast.rita]) is None


def test_who_leaves_while_somebody_changes_the_rule_is_still_here(cast, rule, monkeypatch, log_in):
    """In words, and nothing is done by half."""

    def changed_meanwhile(*_args):
        raise Revised

    monkeypatch.setattr(AssignmentRule, "revise", changed_meanwhile)
    url, to = reverse("users:leaving", args=[cast.rita.pk]), f"user:{cast.rita.account.owner.pk}"
    answer = log_in(cast.ada).post(url, {"rule_targets": to})

    cast.rita.refresh_from_db()
    assert "Standard: somebody else changed it meanwhile." in answer.text
    assert cast.rita.is_active


def columns():
    targets = ["last_name", "company", "country", "employees", "owner"]
    return [
        {"index": index, "target": target, "label": target, "kind": "text"}
        for index, target in enumerate(targets)
    ]
