"""R11: many post at once, in processes of their own; every one of them is stored."""

import pytest

from tests.web.race import EACH
from tests.web.race_scene import KEY

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
