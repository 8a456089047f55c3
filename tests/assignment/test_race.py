"""Several processes assign the same leads by rule and round robin at once: R10, R12."""

import pytest

pytestmark = pytest.mark.race
RACERS, LEADS = 4, 20
SCENE = [("tests.leads.race_scene", LEADS), ("tests.assignment.race_scene",)]


def test_each_lead_goes_once_and_the_shares_stay_fair(course):
    moved = course.race(SCENE, *[["tests.assignment.race"]] * RACERS)

    assert sum(moved) == LEADS
    per_lead = "SELECT COUNT(*) FROM leads_transfer WHERE reason = 'rule' GROUP BY lead_id"
    assert course.rows(per_lead) == [(1,)] * LEADS
    per_owner = "SELECT COUNT(*) FROM leads_transfer WHERE reason = 'rule' GROUP BY to_owner_id"
    shares = [number for (number,) in course.rows(per_owner)]
    assert max(shares) - min(shares) <= 1
    assert sum(shares) == LEADS
