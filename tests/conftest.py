"""The cast of the tests: the people of the demo story, with human names."""

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from leads.demo.cast import PASSWORD, assemble
from leads.models import Lead
from leads.models.lead_queryset import Act
from tests.factories import owner_of
from tests.prm_off import switch_off
from tests.rehearsed import Rehearsed
from tests.sizes import FULL
from tests.trust import scene
from tests.trust.asking import Asker

collect_ignore = [] if FULL else ["trust/test_timing.py"]  # A busy machine would fail it.
pytest_plugins = ["tests.browser", "tests.emptying", "tests.racing.courses"]


@pytest.fixture(scope="session")
def hashed():
    return make_password(PASSWORD)


@pytest.fixture
def prm_off(cast):
    """Partner relationship management is not enabled yet."""
    switch_off()
    cast.organization.refresh_from_db()


@pytest.fixture(scope="session")
def rehearsed(hashed):
    return Rehearsed(lambda: assemble(hashed=hashed))


@pytest.fixture
def cast(db, rehearsed):
    """Everybody, in an otherwise empty database."""
    return rehearsed.cast()


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker, hashed):
    """The cast, assembled once for all the tests of a module.

    What a test changes is undone after it, if it is marked `django_db`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield assemble(hashed=hashed)
        transaction.set_rollback(True)


@pytest.fixture
def log_in(client):
    """The browser of somebody: `log_in(cast.paul).get(...)`."""

    def as_user(user):
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return as_user


@pytest.fixture
def new_lead(cast):
    """A lead of somebody's: `new_lead(cast.paul)`, or of a queue's."""

    def made(owner, **values):
        values = {"last_name": "Laurent", "company": "Lyon Digital", "status": "New"} | values
        lead = Lead(owner=owner_of(owner), **values)
        Lead.objects.enter([lead], Act(by=cast.carla, reason="created"))
        return lead

    return made


@pytest.fixture
def queries_of(db):
    """How many queries something takes: `queries_of(lambda: browser.get("/"))`."""

    def counted(act):
        with CaptureQueriesContext(connection) as asked:
            act()
        return len(asked)

    return counted


@pytest.fixture
def queries(queries_of):
    """How many queries a page takes: `queries(browser, "/accounts/")`."""

    def counted(browser, url):
        browser.get(url)  # What is remembered between requests is known from here on.
        return queries_of(lambda: browser.get(url))

    return counted


@pytest.fixture(scope="module")
def rows(stage):
    """Everybody's rows, full of canaries (tests/trust/scene.py)."""
    return scene.build(stage)


@pytest.fixture(scope="module")
def asker(rows):
    """The browsers of everybody in the scene (tests/trust/asking.py)."""
    return Asker(rows.people)
