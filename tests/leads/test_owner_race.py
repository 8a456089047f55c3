"""Many change the owner of the same leads at once, in processes of their own."""

from collections import Counter

import pytest

from tests.leads.race_scene import RACERS

pytestmark = pytest.mark.race
WHO = ["carla@prm.example", "ada@prm.example"]


def race(course, leads, *mode):
    """Let eight processes save at once. Answers the statuses each of them got."""
    racers = [("tests.leads.race", WHO[n % 2], *mode) for n in range(RACERS)]
    return course.race([("tests.leads.race_scene", leads)], *racers)


def moves(course):
    """How often each lead changed hands."""
    sql = "SELECT lead_id, COUNT(*) FROM leads_transfer WHERE reason = 'manual' GROUP BY lead_id"
    return sorted(count for _lead, count in course.rows(sql))


def test_of_eight_who_save_at_once_one_wins_each_lead(course):
    """R10: the others are told, nobody gets an error page, one mail each."""
    answers = race(course, 10)

    per_lead = [Counter(statuses) for statuses in zip(*answers, strict=True)]
    assert per_lead == [Counter({302: 1, 409: RACERS - 1})] * 10
    assert moves(course) == [1] * 10
    assert course.rows("SELECT COUNT(*) FROM prm_mail") == [(10,)]


def test_without_what_the_page_showed_the_race_is_lost(course):
    """R10: the negative control."""
    race(course, 2, "forgetful")

    assert max(moves(course)) > 1


def test_without_the_conditional_update_the_race_is_lost(course):
    """R10: the negative control."""
    course.only_on_postgresql()

    race(course, 2, "naive")

    assert max(moves(course)) > 1
