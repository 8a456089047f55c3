"""The broker in a folder: the worker never reads half a message."""

from queue import Empty
from threading import Thread

import pytest
from kombu import Connection


@pytest.fixture
def channel(tmp_path):
    (tmp_path / "control").mkdir()
    folders = {"data_folder_in": str(tmp_path), "data_folder_out": str(tmp_path)}
    options = folders | {"control_folder": str(tmp_path / "control")}
    return Connection(transport="prm.broker:Transport", transport_options=options).channel()


def received(channel):
    try:
        return [channel._get("celery")]
    except Empty:
        return []


def test_messages_arrive_in_the_order_they_were_sent(channel):
    for number in range(20):
        channel._put("celery", {"number": number})

    assert [received(channel)[0]["number"] for _ in range(20)] == list(range(20))
    assert received(channel) == []


@pytest.mark.race
def test_a_message_that_is_being_written_is_not_read(channel):
    """kombu's own transport fails here: the negative control of prm/broker.py."""
    number, sent = 500, {"text": "x" * 2000}
    writer = Thread(target=lambda: [channel._put("celery", sent) for _ in range(number)])

    writer.start()
    messages = []
    while writer.is_alive() or len(messages) < number:
        messages += received(channel)

    assert messages == [sent] * number
