"""The line that breaks on command: a fault that does not happen proves nothing."""

import os
import socket
from time import monotonic

import pytest

from .ports import process_at

TIMEOUT = 0.5


def greeting(port):
    with socket.create_connection(("127.0.0.1", port), timeout=TIMEOUT) as line:
        return line.recv(100)


def test_the_proxy_passes(proxy, sink):
    assert greeting(proxy.port).startswith(b"220")

    assert sink.sessions == 1
    assert proxy.connections == 1


def test_the_proxy_delays(proxy):
    proxy.become("delay", seconds=0.2)
    begin = monotonic()

    assert greeting(proxy.port).startswith(b"220")

    assert monotonic() - begin >= 0.2


def test_the_proxy_resets(proxy):
    proxy.become("reset")

    with pytest.raises(ConnectionResetError):
        greeting(proxy.port)


def test_the_proxy_resets_an_open_connection(proxy):
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=TIMEOUT) as line:
        line.recv(100)

        proxy.become("reset")

        with pytest.raises(ConnectionResetError):
            line.recv(100)


def test_the_proxy_is_a_black_hole_and_comes_back(proxy):
    proxy.become("blackhole")

    with socket.create_connection(("127.0.0.1", proxy.port), timeout=TIMEOUT) as line:
        with pytest.raises(TimeoutError):
            line.recv(100)
        proxy.become("pass")

        assert line.recv(100).startswith(b"220")


def test_the_proxy_closes_half(proxy):
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=TIMEOUT) as line:
        line.recv(100)

        proxy.become("half_close")

        assert line.recv(100) == b""
        assert line.send(b"still talking") > 0


def test_the_proxy_closes_the_port_and_opens_it_again(proxy):
    proxy.become("closed")
    with pytest.raises(ConnectionRefusedError):
        greeting(proxy.port)

    proxy.become("pass")

    assert greeting(proxy.port).startswith(b"220")


def test_a_connection_leads_to_its_process(proxy):
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=TIMEOUT) as line:
        assert process_at(line.getsockname()[1], [os.getppid(), os.getpid()]) == os.getpid()
