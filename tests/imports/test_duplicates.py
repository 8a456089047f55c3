"""Leads that are there already: skipped, updated or made again, and never told of wrongly."""

from leads.models import ImportRow, Lead, Owner

HEADER = "First Name,Last Name,Company,Email,Country,Employees,Lead Status,Lead Owner\n"
ONE = "Sophie,Laurent,Lyon Digital,s@lyon.example,France,1200,working - contacted,\n"


def results(job):
    rows = ImportRow.objects.unscoped().filter(job=job).order_by("number")
    return [(row.outcome, row.reason) for row in rows]


def test_a_duplicate_is_skipped(bring_in, cast, leads_in):
    bring_in(HEADER + ONE, cast.carla)

    job = bring_in(
        HEADER + ONE.replace("s@lyon", "S@LYON").replace("Lyon D", "Paris D"), cast.carla
    )

    assert results(job) == [("duplicate", "A lead with this e-mail exists already.")]
    assert leads_in()["Laurent"].company == "Lyon Digital"


def test_a_duplicate_in_the_same_file_is_one(bring_in, cast):
    job = bring_in(HEADER + ONE * 3, cast.carla)

    assert [outcome for outcome, _reason in results(job)] == ["accepted", "duplicate", "duplicate"]


def test_a_duplicate_may_be_created(bring_in, cast):
    job = bring_in(HEADER + ONE * 3, cast.carla, duplicates="create")

    assert job.report["accepted"] == Lead.objects.unscoped().count() == 3


def test_a_duplicate_may_be_known_by_name_and_company(bring_in, cast):
    bring_in(HEADER + ONE, cast.carla)
    same = "SOPHIE,LAURENT,lyon digital,new@lyon.example,,,,\n"
    other = "Sophie,Laurent,Paris Digital,s@lyon.example,,,,\n"

    job = bring_in(HEADER + same + other, cast.carla, match="name")

    assert results(job) == [
        ("duplicate", "A lead with this name and company exists already."),
        ("accepted", ""),
    ]


def test_without_an_email_name_and_company_are_compared(bring_in, cast):
    row = "Zoë,Müller,Ürün AG,,,,,\n"
    bring_in(HEADER + row, cast.carla)

    job = bring_in(HEADER + row, cast.carla)

    assert job.report["duplicate"] == 1


def test_an_update_fills_in_what_the_file_says_and_keeps_the_rest(bring_in, cast, leads_in):
    bring_in(HEADER + ONE, cast.carla)
    before = leads_in()["Laurent"]

    job = bring_in(
        HEADER + "Sophie,Laurent,,s@lyon.example,Italy,,,marco@prm.example\n"
        "Sophie,Laurent,Lyon SA,s@lyon.example,Italy,,,marco@prm.example\n",
        cast.carla,
        duplicates="update",
    )

    lead = leads_in()["Laurent"]
    assert [outcome for outcome, _reason in results(job)] == ["rejected", "updated"]
    assert (lead.company, lead.country, lead.employees) == ("Lyon SA", "IT", 1200)
    assert (lead.owner_id, lead.created_at) == (before.owner_id, before.created_at)
    assert lead.updated_at > before.updated_at


def test_an_update_of_a_row_of_the_same_file(bring_in, cast, leads_in):
    job = bring_in(HEADER + ONE + ONE.replace("France", "Spain"), cast.carla, duplicates="update")

    assert (job.accepted, job.updated, leads_in()["Laurent"].country) == (1, 1, "ES")


def test_a_lead_one_may_not_change_is_not_updated(bring_in, cast, leads_in):
    """R3: a lead of a queue must be taken first."""
    bring_in(HEADER + ONE, cast.carla, cast.nordic.lead_owner)

    job = bring_in(HEADER + ONE.replace("France", "Spain"), cast.carla, duplicates="update")

    reason = "A lead like this exists already, and you may not change it."
    assert results(job) == [("duplicate", reason)]
    assert leads_in()["Laurent"].country == "FR"


def test_leads_of_others_are_not_told_of(bring_in, cast):
    """R4: a lead that one may not see is no duplicate, and is not changed."""
    bring_in(HEADER + ONE, cast.marco)

    job = bring_in(HEADER + ONE, cast.carla, duplicates="update")

    assert job.accepted == 1


def test_a_file_uploaded_again_brings_nothing_new_whoever_has_its_leads_now(bring_in, cast):
    """R29: not even where they belong to somebody whose leads one does not see."""
    bring_in(HEADER + ONE, cast.carla, Owner.objects.of(cast.marco))

    job = bring_in(HEADER + ONE, cast.carla)

    assert (job.accepted, job.duplicate) == (0, 1)
