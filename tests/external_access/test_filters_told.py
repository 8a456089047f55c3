"""Step 3 of the wizard says what each view gives: its filter, as it was kept, and its columns."""

import pytest
from django.urls import reverse

from accounts.models import Audience
from tests.communities.sharing_scene import view_of

from .conftest import view_open_to

STEP = reverse("setup:external_access_step", args=[3])


def test_a_views_filter_is_told_in_words(cast, ada):
    view_open_to(Audience.of("everyone"), "Someone New")

    text = " ".join(ada.get(STEP).text.split())

    told = [
        "Status: New, Old",
        "Owner: Otto Someone New",
        "Partner account: Company",
        "Country: Italy",
    ]
    told += ["Consent: Not given", "Created: from Jan. 1, 2026"]
    assert [words for words in told if words not in text] == []


def test_and_its_columns_but_no_records_for_each_reader_has_their_own(cast, ada, new_lead):
    """Of the columns, no owner: partners never get it."""
    new_lead(cast.carla, last_name="Duchamp", status="New")
    columns = ["status", "owner", "city"]
    view_of(cast.carla, [Audience.of("everyone")], query="status=New", columns=columns)

    text = " ".join(ada.get(STEP).text.split())

    assert "Filter: Status: New" in text
    assert "Columns: Status, City" in text
    assert "each partner user sees the leads they may see anyway, and no other" in text
    assert "Duchamp" not in text


@pytest.mark.parametrize("query", ["owner=99999", "owner=x", "level=%00", "created_after=x", ""])
def test_a_filter_that_says_nothing_any_more_is_left_out(cast, ada, query):
    view_of(cast.carla, [Audience.of("everyone")], query=query)

    page = ada.get(STEP)

    assert [row.sample for row in page.context["rows"]] == [["none"]]
