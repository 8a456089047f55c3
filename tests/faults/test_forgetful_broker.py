"""R14: the broker forgets what it was told; the outbox does not."""

from redis import Redis

from .processes import eventually


def test_a_broker_that_is_emptied_loses_no_mail_and_sends_none_twice(portal, line, sink):
    """F6"""
    number = 20
    sink.slow(0.05)
    portal.worker(wait=False)
    portal.hand_over(number, "paul")
    eventually(lambda: sink.received, 60)

    for _time in range(3):
        Redis(port=line.port).flushall()

    assert portal.settled(90, sent=number) == {"sent": number}
    assert len(sink.received) == len(set(sink.message_ids())) == number
