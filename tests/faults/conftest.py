"""Servers that break on command, and a portal of real processes between them."""

from pathlib import Path

import pytest

from tests.required import skip_or_fail

from .brokers import Broker, redis_server, url_at
from .databases import fresh_database
from .portal import SWEEP, Portal
from .proxy import Proxy
from .smtp import Sink


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture
def sink():
    """A mail server of the test's own."""
    sink = Sink().start()
    yield sink
    sink.stop()


@pytest.fixture
def proxy(sink):
    """A line to the mail server."""
    proxy = Proxy(sink.port).start()
    yield proxy
    proxy.stop()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory):
    """A database with the tables and the scene in it, to be copied."""
    folder = tmp_path_factory.mktemp("furnished")
    database = fresh_database(folder)
    Portal(folder, database, broker_url="", email_url="").furnish()
    yield database
    database.drop()


@pytest.fixture
def database(furnished, tmp_path):
    database = fresh_database(tmp_path, template=furnished)
    yield database
    database.drop()


@pytest.fixture
def broker(tmp_path):
    """A Redis of the test's own."""
    if not redis_server():
        skip_or_fail("redis", "there is no redis-server program")
    broker = Broker(tmp_path)
    yield broker
    broker.stop()


@pytest.fixture
def line(broker):
    """The line to it."""
    line = Proxy(broker.port).start()
    yield line
    line.stop()


@pytest.fixture
def sweep():
    """Seconds between two sweeps of the outbox."""
    return SWEEP


@pytest.fixture
def portal(tmp_path, database, line, sink, sweep):
    """The portal's processes, on these servers."""
    portal = Portal(tmp_path, database, url_at(line.port), sink.url, sweep)
    yield portal
    portal.stop()
