"""A queue is deleted while leads come into it, in processes of their own."""

import pytest

pytestmark = pytest.mark.race
LOST = (
    "SELECT COUNT(*) FROM leads_lead JOIN leads_owner ON leads_owner.id = leads_lead.owner_id"
    " JOIN leads_queue ON leads_queue.id = leads_owner.queue_id"
    " WHERE leads_queue.deleted_at IS NOT NULL"
)
BRINGS = pytest.mark.parametrize("brings", ["begin", "hand over", "spread"])


def race(course, *racers):
    """How many leads are in a queue that is none any more, and how many there are."""
    course.race(
        [("tests.queues.deletion_race_scene",)],
        *(("tests.queues.deletion_race", *racer) for racer in racers),
    )
    return course.rows(LOST)[0][0], course.rows("SELECT COUNT(*) FROM leads_lead")[0][0]


@BRINGS
@pytest.mark.parametrize("order", [("first", "second"), ("second", "first")])
def test_no_lead_is_lost_in_a_queue_that_is_deleted(course, brings, order):
    """R11: who comes second waits; then it is no empty queue, or none any more."""
    lost, leads = race(course, ("delete", order[0]), (brings, order[1]))

    assert (lost, leads) == (0, 2 if brings == "begin" else 1)


@BRINGS
def test_without_the_lock_one_is(course, brings):
    """R11: the negative control."""
    course.only_on_postgresql()

    lost, _leads = race(course, ("delete", "second", "naive"), (brings, "first", "naive"))

    assert lost == 1
