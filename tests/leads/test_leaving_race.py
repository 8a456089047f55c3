"""Somebody leaves while a lead is handed to them, in processes of their own."""

import pytest

from .test_owner_race import database, output_of, start  # noqa: F401  A fixture.

pytestmark = pytest.mark.race
LEFT_BEHIND = (
    "SELECT COUNT(*) FROM leads_lead JOIN leads_owner ON leads_owner.id = leads_lead.owner_id"
    " JOIN accounts_user ON accounts_user.id = leads_owner.user_id"
    " WHERE NOT accounts_user.is_active"
)
BOTH = ["leave", "hand over"]


def left_behind(place, folder, first, mode=""):
    """How many leads belong to somebody who has left, after both were done at once."""
    output_of(start(place, folder, "manage.py", "migrate", "-v0"))
    output_of(start(place, folder, "-m", "tests.leads.leaving_race_scene"))
    words = [word for word in (mode,) if word]
    second = next(what for what in BOTH if what != first)
    racers = [
        start(place, folder, "-m", "tests.leads.leaving_race", folder, what, when, *words)
        for what, when in ((first, "first"), (second, "second"))
    ]
    outputs = [racer.communicate(timeout=120)[1].decode() for racer in racers]
    return place.rows(LEFT_BEHIND)[0][0], outputs


@pytest.mark.parametrize("first", BOTH)
def test_no_lead_is_left_with_who_leaves(database, tmp_path, first):  # noqa: F811
    """R11: who comes second waits; then the one sees the lead, or the other that nobody is here."""
    number, _outputs = left_behind(database, tmp_path, first)

    assert number == 0


@pytest.mark.parametrize("first", BOTH)
def test_without_the_lock_one_is(database, tmp_path, first):  # noqa: F811
    """R11: the negative control. SQLite lets writers in one by one and cannot show it."""
    if "sqlite" in database.url:
        pytest.skip("only on PostgreSQL")

    number, _outputs = left_behind(database, tmp_path, first, "naive")

    assert number == 1
