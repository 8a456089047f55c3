"""R11: many post at once, in processes of their own; every one of them is stored."""

import pytest

from tests.web.race import EACH
from tests.web.race_scene import KEY, MOST, NARROW, THANKING

pytestmark = pytest.mark.race
WRITERS = 8


def test_of_two_hundred_posts_none_is_lost_and_none_is_there_twice(course):
    racers = [("tests.web.race", KEY)] * WRITERS
    answers = course.race([("tests.web.race_scene",)], *racers)

    assert answers == [[200] * EACH] * WRITERS
    names = course.rows("SELECT last_name FROM leads_lead")
    assert len(set(names)) == len(names) == WRITERS * EACH
    rows = course.rows("SELECT outcome, COUNT(*) FROM leads_received GROUP BY outcome")
    assert rows == [("accepted", WRITERS * EACH)]


def test_of_several_posts_of_one_sender_at_once_one_is_thanked_for(course):
    """R13: each post is kept, and one mail is sent."""
    course.only_on_postgresql()
    racers = [("tests.web.impatient", THANKING)] * WRITERS

    answers = course.race([("tests.web.race_scene",)], *racers)

    assert answers == [200] * WRITERS
    assert course.rows("SELECT COUNT(*) FROM leads_lead") == [(WRITERS,)]
    rows = course.rows("SELECT COUNT(*) FROM prm_mail WHERE kind = 'auto_response'")
    assert rows == [(1,)]


@pytest.mark.parametrize("limit", NARROW)
def test_however_many_post_at_once_no_more_than_the_limit_come_in(course, limit):
    """R23: the others wait in quarantine, and say why."""
    racers = [("tests.web.impatient", NARROW[limit])] * WRITERS

    answers = course.race([("tests.web.race_scene",)], *racers)

    assert answers == [200] * WRITERS
    asked = "SELECT outcome, reason, COUNT(*) FROM leads_received GROUP BY outcome, reason"
    assert sorted(course.rows(asked)) == [
        *[("accepted", "", MOST), ("quarantined", limit, WRITERS - MOST)]
    ]
    assert course.rows("SELECT COUNT(*) FROM leads_lead") == [(MOST,)]


def test_sent_several_times_at_once_a_form_goes_to_one_of_two_rivals(course):
    racers = [("tests.web.impatient", KEY)] * WRITERS

    course.race([("tests.web.race_scene", "dealt")], *racers)

    asked = "SELECT COUNT(*), COUNT(DISTINCT owner_id) FROM leads_lead"
    assert course.rows(asked) == [(WRITERS, 1)]
