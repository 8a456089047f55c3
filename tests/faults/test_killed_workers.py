"""R14: workers die, mails do not."""

import os
import signal
from time import sleep

from tests.sizes import size

from .portal import LEASE
from .processes import eventually


def kill_at(path):
    """Kill the process that stands still at a named point."""
    assert eventually(path.exists, 60)
    os.kill(int(path.read_text()), signal.SIGKILL)


def test_a_sender_is_killed_in_the_middle_of_a_mail(portal, sink):
    """F1"""
    sink.hang()
    portal.worker(wait=False)
    portal.hand_over(1, "paul")

    portal.kill_sender(sink)
    sink.accept()

    assert portal.settled(60, sent=1) == {"sent": 1}
    assert len(sink.received) == 1


def test_a_sender_is_killed_at_each_named_point(portal, sink):
    """F1"""
    points = ("after-claim", "after-250", "after-mark")
    portal.worker(points=" ".join(points), wait=False)
    portal.hand_over(1, "paul")

    for point in points:
        kill_at(portal.folder / f"{point}.here")

    sleep(LEASE + 1)
    assert portal.mails("state, attempts") == [("sent", 3)]
    assert len(sink.received) == 2  # Once more for the kill between the 250 and the mark.
    assert len(set(sink.message_ids())) == 1


def test_two_senders_and_five_kills(portal, sink):
    """F3"""
    number, kills = 200, 5
    sink.slow(0.02)
    portal.hand_over(number, "paul")
    workers = {name: portal.worker(name, wait=False) for name in ("one", "two")}
    eventually(lambda: sink.received, 20)

    for _ in range(kills - 1):
        sleep(0.8)
        portal.kill_sender(sink)
    workers["one"].kill()
    portal.worker("one", wait=False)

    assert portal.settled(180, sent=number) == {"sent": number}
    assert len(set(sink.message_ids())) == number
    assert len(sink.received) - number <= kills


def test_all_workers_and_their_clock_are_away_for_a_while(portal, sink):
    """F2: nothing is lost meanwhile, and all is sent within two minutes of their return."""
    before, meanwhile, away = 40, 10, size(4, 30)
    sink.slow(0.05)
    portal.hand_over(before, "paul")
    workers = [portal.worker(name, wait=False) for name in ("one", "two")]
    eventually(lambda: len(sink.received) > 5, 60)

    for worker in workers:
        worker.kill()
    portal.hand_over(meanwhile, "petra")
    sleep(away)
    assert portal.states()["queued"] >= meanwhile
    portal.worker("three")

    assert portal.settled(120, sent=before + meanwhile) == {"sent": before + meanwhile}
    assert len(set(sink.message_ids())) == before + meanwhile
    assert len(sink.received) - before - meanwhile <= len(workers)
