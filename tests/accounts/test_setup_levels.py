"""Setup: the levels of partner accounts."""

import pytest
from django.urls import reverse

from accounts.models import Level


def test_a_level_is_made_renamed_and_ranked(ada):
    ada.post(reverse("setup:new_level"), {"name": "Platinum", "rank": "4", "colour": "gold"})
    level = Level.objects.get(name="Platinum")

    ada.post(
        reverse("setup:level", args=[level.pk]), {"name": "Diamond", "rank": "5", "colour": "blue"}
    )

    level.refresh_from_db()
    assert (level.name, level.rank, level.colour) == ("Diamond", 5, "blue")


@pytest.mark.parametrize(
    ("name", "rank", "sentence"),
    [
        ("Gold", "9", "already exists"),
        ("Diamond", "3", "already exists"),
        ("Diamond", "-1", "greater than or equal to 0"),
        ("Diamond", "9" * 20, "less than or equal to"),
        ("", "9", "This field is required"),
    ],
)
def test_a_level_that_cannot_be_is_answered_with_a_sentence(ada, name, rank, sentence):
    answer = ada.post(reverse("setup:new_level"), {"name": name, "rank": rank, "colour": "grey"})

    assert sentence in answer.content.decode()
    assert Level.objects.count() == 3


def test_only_a_level_nobody_has_is_deleted(cast, ada):
    for level in Level.objects.all():
        ada.post(reverse("setup:level_removal", args=[level.pk]))

    assert {level.name for level in Level.objects.all()} == {"Silver", "Gold"}
