"""Setup: territories are drawn line by line, and an overlap says which accounts have two."""

import pytest
from django.urls import reverse

from accounts.models import Account, Territory
from tests.factories import AccountFactory

NEW = reverse("setup:new_territory")


@pytest.fixture
def south(cast):
    territory = Territory.objects.create(name="South")
    territory.redraw([("IT", ""), ("ES", "Madrid")], [cast.marco])
    return territory


def drawn(cast, **changed):
    values = {"name": "North", "regions": "Germany\nItaly,  Lombardia", "managers": [cast.carla.pk]}
    return values | changed


def test_a_territory_is_drawn_and_covered(cast, ada):
    ada.post(NEW, drawn(cast))

    north = Territory.objects.get(name="North")
    assert [str(region) for region in north.regions.all()] == ["Germany", "Lombardia, Italy"]
    assert list(north.managers) == [cast.carla]


def test_the_page_shows_it_as_it_was_written_and_what_lies_in_it(cast, ada, south):
    text = ada.get(reverse("setup:territory", args=[south.pk])).content.decode()

    assert "Italy\nSpain, Madrid" in text
    assert "Acme Sistemi" in text
    assert "Cedar Consulting" not in text


def test_it_is_redrawn(cast, ada, south):
    data = drawn(cast, name="South", regions="Portugal")
    ada.post(reverse("setup:territory", args=[south.pk]), data)

    assert [region.country for region in south.regions.all()] == ["PT"]
    assert list(south.managers) == [cast.carla]


@pytest.mark.parametrize(
    ("regions", "sentence"),
    [
        ("Germany\nAtlantis", "Line 2: no country is named “Atlantis”."),
        ("Italy, " + "x" * 81, "Line 1: the state is longer"),
        ("\n".join(["Italy, x"] * 301), "Write 300 lines at most."),
        (", Lombardia", "Line 1: no country is named"),
        ("", "This field is required."),
        ("\0\0", "This field is required."),
    ],
)
def test_what_cannot_be_drawn_is_said_with_its_line(cast, ada, regions, sentence):
    answer = ada.post(NEW, drawn(cast, regions=regions))

    assert sentence in answer.content.decode()
    assert not Territory.objects.exists()


def test_a_region_written_twice_is_one(cast, ada):
    ada.post(NEW, drawn(cast, regions="Italy, Lombardia\nIT, LOMBARDIA\nGermany\nDE"))

    assert Territory.objects.get().regions.count() == 2


def test_an_overlap_names_the_accounts_and_saves_nothing_until_it_is_meant(cast, ada, south):
    answer = ada.post(NEW, drawn(cast, regions="Italy\nFrance"))
    assert "These accounts would lie in two territories: Acme Sistemi." in answer.content.decode()
    assert not Territory.objects.filter(name="North").exists()

    ada.post(NEW, drawn(cast, regions="Italy\nFrance", overlap="on"))

    page = ada.get(reverse("setup:territories")).content.decode()
    assert "North, South" in page
    assert Territory.objects.filter(name="North").exists()


def test_places_in_two_territories_without_an_account_are_no_overlap(cast, ada, south):
    ada.post(NEW, drawn(cast, regions="Spain, Madrid"))

    assert Territory.objects.filter(name="North").exists()


def test_the_list_counts_and_leads_to_the_accounts(cast, ada, south):
    assert f'?territory={south.pk}">1</a>' in ada.get(reverse("setup:territories")).content.decode()

    found = ada.get(reverse("accounts:index"), {"territory": south.pk})
    assert [row.name for row in found.context["page"].rows] == ["Acme Sistemi"]


def test_deleted_it_opens_nothing_any_more(cast, ada, south):
    assert cast.acme in Account.objects.permitted(cast.marco, "view")

    ada.post(reverse("setup:territory_removal", args=[south.pk]))

    assert cast.acme not in Account.objects.permitted(cast.marco, "view")


def test_the_number_of_statements_does_not_grow(cast, ada, south):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        ada.get(reverse("setup:territories"))
    for number in range(5):
        made = Territory.objects.create(name=f"T{number}")
        made.redraw([("FR", f"S{number}"), ("IT", "")], [cast.carla])
        AccountFactory(country="FR", state=f"S{number}")
    with CaptureQueriesContext(connection) as many:
        ada.get(reverse("setup:territories"))

    assert len(many) <= len(few)
