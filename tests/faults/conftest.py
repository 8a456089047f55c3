"""Servers that break on command, and a portal of real processes between them."""

import pytest

from .brokers import Broker, redis_server, url_at
from .databases import fresh_database
from .portal import Portal
from .proxy import Proxy
from .smtp import Sink


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
def line(tmp_path):
    """The line to a Redis of the test's own."""
    if not redis_server():
        pytest.skip("no redis-server")
    broker = Broker(tmp_path)
    line = Proxy(broker.port).start()
    yield line
    line.stop()
    broker.stop()


@pytest.fixture
def portal(tmp_path, database, line, sink):
    """The portal's processes, on these servers."""
    portal = Portal(tmp_path, database, url_at(line.port), sink.url)
    yield portal
    portal.stop()
