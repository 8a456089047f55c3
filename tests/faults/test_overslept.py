"""R14: a worker that slept longer than its lease is no longer the one."""

import signal
from time import sleep

from .processes import eventually


def test_a_worker_that_overslept_its_lease_does_not_send(portal, sink):
    """F21"""
    sleeper = portal.worker("one", points="after-claim", wait=False)
    portal.hand_over(1, "paul")
    assert eventually((portal.folder / "after-claim.here").exists, 60)
    sleeper.signal(signal.SIGSTOP)
    (portal.folder / "after-claim.go").touch()
    portal.worker("two")
    assert portal.settled(60, sent=1) == {"sent": 1}

    sleeper.signal(signal.SIGCONT)

    assert eventually(lambda: "succeeded" in sleeper.output(), 10)
    sleep(0.5)
    assert len(sink.received) == 1
    assert portal.mails("state, attempts") == [("sent", 2)]
