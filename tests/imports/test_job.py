"""Rows become leads: whose, with which values, and why not."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from leads.models import CustomField, Import, ImportRow, Lead, Transfer

HEADER = "First Name,Last Name,Company,Email,Country,Employees,Lead Status,Lead Owner\n"
ONE = "Sophie,Laurent,Lyon Digital,s@lyon.example,France,1200,working - contacted,\n"


def results(job):
    rows = ImportRow.objects.unscoped().filter(job=job).order_by("number")
    return [(row.outcome, row.reason) for row in rows]


def warnings(job):
    return list(ImportRow.objects.unscoped().filter(job=job).values_list("warnings", flat=True))


def test_a_row_becomes_a_lead_with_its_first_transfer(bring_in, cast):
    job = bring_in(HEADER + ONE, cast.carla)

    lead = Lead.objects.unscoped().get()
    transfer = Transfer.objects.unscoped().get(lead=lead)
    assert (lead.full_name, lead.company, lead.email) == (
        *("Sophie Laurent", "Lyon Digital", "s@lyon.example"),
    )
    assert (lead.country, lead.employees, lead.status) == ("FR", 1200, "Working - Contacted")
    assert (lead.owner.user, lead.unread) == (cast.carla, True)
    assert (transfer.reason, transfer.by, transfer.to_owner) == ("import", cast.carla, lead.owner)
    assert job.report == {"accepted": 1, "updated": 0, "duplicate": 0, "rejected": 0, "rows": 1}
    assert job.state == Import.State.DONE


def test_without_a_status_a_lead_has_the_default_one(bring_in, cast, leads_in):
    bring_in("Last Name,Company\nLaurent,Lyon\n", cast.carla)

    assert leads_in()["Laurent"].status == "Open - Not Contacted"


def test_without_last_name_and_company_every_row_is_rejected_with_its_reason(bring_in, cast):
    """R29"""
    job = bring_in("Email\n" + "a@b.example\n" * 1200, cast.carla)

    reason = "Last Name is missing. Company is missing."
    assert job.report["rejected"] == job.report["rows"] == 1200
    assert set(results(job)) == {("rejected", reason)}


def test_a_value_outside_a_picklist_is_kept_and_reported(bring_in, cast, leads_in):
    job = bring_in("Last Name,Company,Lead Source\nLaurent,Lyon,Carrier pigeon\n", cast.carla)

    assert leads_in()["Laurent"].source == "Carrier pigeon"
    assert warnings(job) == [
        "Lead Source: “Carrier pigeon” is not in the picklist; kept as written."
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("marco@prm.example", "Marco Vitale"),
        ("MARCO VITALE", "Marco Vitale"),
        ("paul@acme.example", "Paul Rossi"),
        ("nordic leads", "Nordic leads"),
        ("rita@bolt.example", "Carla Berg"),  # Not a partner user of Carla's.
        ("nora@acme.example", "Carla Berg"),  # Has never logged in.
        ("Selena Doyle", "Carla Berg"),
    ],
)
def test_the_owner_a_row_names(bring_in, cast, leads_in, text, expected):
    """R2"""
    job = bring_in(HEADER + ONE.replace(",\n", f",{text}\n"), cast.carla)

    assert str(leads_in()["Laurent"].owner) == expected
    assert bool(warnings(job)[0]) == (expected == "Carla Berg")


def test_a_new_custom_field_is_of_the_kind_that_fits_all_its_cells(bring_in, cast, leads_in):
    lines = "".join(f"L{number},C,{number}\n" for number in range(150))

    bring_in("Last Name,Company,Size__c,Note__c\n" + lines.replace("\n", ",5\n"), cast.carla)
    bring_in("Last Name,Company,Mix__c\n" + lines + "Last,C,many\n", cast.carla)

    kinds = dict(CustomField.objects.values_list("api_name", "kind"))
    assert kinds == {"Size__c": "number", "Note__c": "number", "Mix__c": "text"}
    assert leads_in()["L149"].custom == {"Size__c": "149", "Note__c": "5"}
    assert leads_in()["Last"].custom == {"Mix__c": "many"}


def test_dates_and_amounts_are_read_in_the_style_of_the_whole_column(bring_in, cast, leads_in):
    rows = "A,C,03/04/2026,1.200\n" + "B,C,24/12/2025,0.5\n"

    bring_in("Last Name,Company,Created Date,Annual Revenue\n" + rows, cast.carla)

    assert leads_in()["A"].created_at == datetime(2026, 4, 3, tzinfo=UTC)
    assert leads_in()["A"].annual_revenue == Decimal("1.20")
