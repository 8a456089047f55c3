"""An import and its rows are for who brings them in, and for administrators."""

import pytest

from leads.models import Lead, Owner

from .site import TEXT, newest, page


def test_rejected_rows_are_downloaded_with_the_reason(client, bring_in, log_in, cast):
    job = bring_in("Last Name;Company\n;=Acme\n", cast.carla)

    answer = log_in(cast.carla).get(page("rejected", job))

    assert answer["Content-Disposition"] == 'attachment; filename="rejected-leads.csv"'
    assert answer.getvalue().decode().splitlines()[1] == '"";"\'=Acme";"Last Name is missing."'


@pytest.mark.parametrize("name", ["detail", "columns", "check", "rejected"])
def test_an_import_is_for_who_brings_it_in_and_administrators(bring_in, log_in, cast, name):
    """R1, R27, R29"""
    job = bring_in("Last Name,Company\n,Acme canary\n", cast.carla)
    address = page(name, job)

    for person in (cast.marco, cast.paul, cast.petra):
        assert log_in(person).get(address).status_code == 404, person
    for person in (cast.carla, cast.ada):
        assert log_in(person).get(address).status_code in (200, 302), person


@pytest.mark.parametrize("name", ["columns", "dialect", "start"])
def test_nobody_else_changes_an_import(upload, log_in, cast, name):
    """R3"""
    upload(TEXT)
    job = newest()

    for person in (cast.marco, cast.paul):
        answer = log_in(person).post(page(name, job), {"encoding": "cp1251", "delimiter": ","})
        assert answer.status_code == 404

    assert (newest().state, newest().encoding) == ("draft", "utf-8")


def test_leads_that_one_does_not_see_any_more_are_not_named(bring_in, log_in, cast):
    """R8"""
    job = bring_in("Last Name,Company\nCanary,Acme\n", cast.carla)
    Lead.objects.unscoped().update(owner=Owner.objects.of(cast.marco))

    assert "Canary" not in log_in(cast.carla).get(page("detail", job)).text
    assert "Canary" in log_in(cast.ada).get(page("detail", job)).text
