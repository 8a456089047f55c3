"""R14: the broker only wakes the worker; without it nobody waits and no mail is lost."""

import pytest

FOUND = 302  # The page that follows: the answer to a form that was saved.


def test_mails_go_out_when_the_broker_is_back(portal, line, sink):
    """F4"""
    number = 100
    worker, carla, pages = portal.worker(wait=False), portal.carla(), owner_pages(portal, number)
    paul = carla.choice(pages[0], "Paul")
    forms = [carla.form(page) for page in pages]
    worker.ready(" ready.")
    line.become("closed")

    answers = [
        carla.send(page, form, choice=paul, notify="on")
        for page, form in zip(pages, forms, strict=True)
    ]

    assert answers == [FOUND] * number
    assert sorted(carla.seconds[-number:])[94] <= 1
    assert_all_arrive(portal, line, sink, number)


def test_nobody_waits_for_a_broker_that_hangs(portal, line, sink):
    """F5"""
    number = 20
    worker, carla, pages = portal.worker(wait=False), portal.carla(), owner_pages(portal, number)
    paul = carla.choice(pages[0], "Paul")
    worker.ready(" ready.")
    line.become("blackhole")

    answers = [carla.send(page, carla.form(page), choice=paul, notify="on") for page in pages]

    assert answers == [FOUND] * number
    assert max(carla.seconds[-number:]) <= 1
    assert_all_arrive(portal, line, sink, number)


@pytest.mark.parametrize("sweep", [3600])
def test_a_mail_goes_out_at_once_without_the_sweep(portal, sink, sweep):
    """R14: what the other tests leave to the sweep, the wake-up call does within seconds."""
    worker, carla, (page,) = portal.worker(wait=False), portal.carla(), owner_pages(portal, 1)
    worker.ready(" ready.")

    carla.send(page, carla.form(page), choice=carla.choice(page, "Paul"), notify="on")

    assert portal.settled(5, sent=1) == {"sent": 1}


def owner_pages(portal, number):
    """Where Carla changes the owner of some leads of hers."""
    leads = portal.database.rows("SELECT id FROM leads_lead")
    return [f"/leads/{pk}/owner/" for (pk,) in leads[:number]]


def assert_all_arrive(portal, line, sink, number):
    moved = portal.database.rows("SELECT COUNT(*) FROM leads_transfer WHERE reason = 'manual'")
    waiting = portal.states()
    line.become("pass")

    assert moved == [(number,)]
    assert waiting["queued"]  # The worker did not know of all of them.
    assert portal.settled(120, sent=number) == {"sent": number}
    assert len(sink.received) == len(set(sink.message_ids())) == number
