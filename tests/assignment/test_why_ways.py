"""Why here, however a lead came under the rule: by form, edit, import, run, command."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from leads.imports import job as jobs
from leads.imports.upload import receive
from leads.models import Import, Lead, Transfer
from leads.models.lead_queryset import Act
from leads.runs import job, plans
from leads.runs.plans import freeze
from tests.factories import LeadFactory, owner_of
from tests.leads.reading import words

from .conftest import entry
from .test_in_use import VALUES

pytestmark = pytest.mark.django_db
ITALIAN = {"country": "IT", "employees": "12"}


@pytest.fixture
def lead(cast):
    return LeadFactory(of=cast.carla, **ITALIAN)


def by_form(rule, carla, **_more):
    carla.post(reverse("leads:create"), VALUES | ITALIAN | {"by_rule": "on"})


def by_edit(rule, carla, cast, **_more):
    lead = LeadFactory(of=cast.carla)
    version = carla.get(reverse("leads:edit", args=[lead.pk])).context["form"]["version"].value()
    sent = VALUES | ITALIAN | {"version": version, "by_rule": "on"}
    carla.post(reverse("leads:edit", args=[lead.pk]), sent)


def by_import(rule, cast, tmp_path, **_more):
    path, names = tmp_path / "leads.csv", ["last_name", "company", *ITALIAN]
    path.write_text(f"{','.join(names)}\nRossi,Rossi,Italy,12\n")
    columns = [
        {"index": index, "target": name, "label": name, "kind": "text"}
        for index, name in enumerate(names)
    ]
    started = receive(path, path.name, cast.carla, owner_of(cast.carla))
    started.row.update(columns=columns, by_rule=True)
    started.start()
    jobs.run(started)
    assert Import.objects.unscoped().get().accepted == 1


def by_run(rule, cast, lead, **_more):
    job.run_now(freeze(cast.carla, plans.ruling(rule), Lead.objects.visible_to(cast.carla)))


def by_command(rule, cast, lead, **_more):
    call_command("assign_leads", "--rule", "--filter", "country=IT", "--by", cast.carla.email)


@pytest.mark.parametrize("way", [by_form, by_edit, by_import, by_run, by_command])
def test_the_page_of_a_lead_says_why_here(cast, rule, log_in, tmp_path, request, way):
    carla = log_in(cast.carla)
    lead = request.getfixturevalue("lead") if way in (by_run, by_command) else None
    way(rule=rule, carla=carla, cast=cast, tmp_path=tmp_path, lead=lead)
    moved = Transfer.objects.unscoped().get(to_owner=cast.southern.lead_owner).lead

    (_before, page) = words(carla.get(moved.get_absolute_url())).split("Why here")

    assert page.startswith(" Rule Standard, version 2, entry 1 Matched: Country is Italy; Emplo")


def test_the_note_of_an_entry_is_read_beside_it_and_where_it_decided(cast, rule, lead, log_in):
    note = "Acme takes these itself."
    rule.revise([entry(cast.southern, note=note)], cast.ada, seen=2)
    rule.assign(Lead.objects.unscoped().filter(pk=lead.pk), Act(None, "rule"))
    ada = log_in(cast.ada)

    assert f"with a mail {note}" in words(ada.get(rule.get_absolute_url()))
    assert f"version 3, entry 1 ({note})" in words(ada.get(lead.get_absolute_url()))
