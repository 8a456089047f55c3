"""R14: the broker forgets what it was told, or has no room for it; the outbox does not."""

from time import sleep

import pytest

from .processes import eventually


def is_emptied(broker):
    broker.client.flushall()


def is_restarted(broker):
    broker.restart()


def is_full(broker):
    broker.client.config_set("maxmemory", 1)
    sleep(2)
    broker.client.config_set("maxmemory", 0)


@pytest.mark.parametrize("mishap", [is_emptied, is_restarted, is_full])
def test_a_broker_that_forgets_loses_no_mail_and_sends_none_twice(portal, broker, sink, mishap):
    """F6"""
    number = 20
    sink.slow(0.05)
    portal.worker(wait=False)
    portal.hand_over(number, "paul")
    eventually(lambda: sink.received, 60)

    for _time in range(3):
        mishap(broker)

    assert portal.settled(90, sent=number) == {"sent": number}
    assert len(sink.received) == len(set(sink.message_ids())) == number
