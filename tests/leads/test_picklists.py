"""Setup: picklists and custom fields."""

import pytest

from leads.models import Lead, Pick
from tests.factories import LeadFactory


def pick(value):
    return Pick.objects.get(value=value)


def pick_url(value):
    return f"/setup/picklists/values/{pick(value).pk}/"


def values_of(field):
    return list(Pick.objects.of(field).values_list("value", flat=True))


def test_every_picklist_is_there(ada):
    page = ada.get("/setup/picklists/").content.decode()

    for label in Pick.Field.labels:
        assert str(label) in page


def test_a_value_is_added_at_the_end(ada):
    ada.post("/setup/picklists/source/", {"value": "Trade Show"})

    assert values_of("source")[-1] == "Trade Show"


@pytest.mark.parametrize("value", ["", "Web", "web ", "x" * 81, "a\x00"])
def test_a_value_without_a_name_of_its_own_is_refused(ada, value):
    answer = ada.post("/setup/picklists/source/", {"value": value})

    assert answer.context["form"].errors.keys() == {"value"}
    assert len(values_of("source")) == 5


def test_a_status_says_what_it_means(ada):
    answer = ada.post("/setup/picklists/status/", {"value": "Nurturing"})
    assert answer.context["form"].errors.keys() == {"meaning"}

    ada.post("/setup/picklists/status/", {"value": "Nurturing", "meaning": "warn"})

    assert pick("Nurturing").meaning == "warn"


@pytest.mark.parametrize(
    ("value", "move", "place"), [("Phone Inquiry", "up", 0), ("Web", "down", 1), ("Web", "up", 0)]
)
def test_values_move_up_and_down(ada, value, move, place):
    ada.post(f"{pick_url(value)}place/", {"move": move})

    assert values_of("source").index(value) == place


def test_another_default_takes_it_from_the_old_one(ada):
    ada.post(
        pick_url("Working - Contacted"),
        {"value": "Working - Contacted", "meaning": "warn", "is_active": "on", "is_default": "on"},
    )

    assert Pick.objects.default_of("status") == "Working - Contacted"
    assert Pick.objects.of("status").filter(is_default=True).count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [({"is_default": "on"}, "is_active"), ({"is_active": "on"}, "is_default")],
)
def test_there_is_always_an_active_default_status(ada, values, field):
    name = "Open - Not Contacted"

    answer = ada.post(pick_url(name), {"value": name, "meaning": "new"} | values)

    assert answer.context["form"].errors.keys() == {field}
    assert Pick.objects.default_of("status") == name


def test_a_renamed_value_is_for_what_comes(cast, ada):
    """A lead keeps the text, and the text keeps its meaning."""
    won, lost = LeadFactory.create_batch(2, of=cast.paul, status="Closed - Converted")

    ada.post(pick_url("Closed - Converted"), {"value": "Won", "meaning": "good", "is_active": "on"})

    won.refresh_from_db()
    assert won.status == "Closed - Converted"
    assert (pick("Won").is_active, pick("Closed - Converted").is_active) == (True, False)
    assert Lead.objects.unscoped().converted().count() == 2
    assert lost in Lead.objects.unscoped().converted()


def test_a_renamed_value_that_no_lead_has_is_gone(ada):
    ada.post(pick_url("Web"), {"value": "Website", "is_active": "on"})

    assert "Web" not in values_of("source")
    assert "Website" in values_of("source")


@pytest.mark.parametrize(
    "address", ["picklists/", "picklists/status/", "fields/", "fields/new/", "picklists/values/1/"]
)
def test_setup_is_for_administrators(carla, address):
    assert carla.get(f"/setup/{address}").status_code == 403
    assert carla.post(f"/setup/{address}").status_code in (403, 405)


def test_a_picklist_that_is_none_is_not_there(ada):
    assert ada.get("/setup/picklists/colour/").status_code == 404
    assert ada.get("/setup/picklists/values/999999/").status_code == 404
