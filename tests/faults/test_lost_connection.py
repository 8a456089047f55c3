"""F11: the database ends our session in the middle of a take."""

from contextlib import contextmanager

import psycopg
import pytest
from django.db import close_old_connections, connection
from django.test import Client

from leads.demo.cast import assemble
from leads.models import Lead, Transfer
from tests.factories import LeadFactory

pytestmark = pytest.mark.django_db(transaction=True)
STATEMENTS = ['SELECT "leads_lead"."id"', 'UPDATE "leads_lead"', 'INSERT INTO "leads_transfer"']


@pytest.fixture
def cast(transactional_db, hashed):
    if connection.vendor != "postgresql":
        pytest.skip("only on PostgreSQL: SQLite has no sessions to end")
    return assemble(hashed=hashed)


@contextmanager
def session_ended_before(beginning):
    """Another session of the database's ends ours as this statement is to be said."""

    def said(execute, sql, values, many, context):
        if sql.startswith(beginning):
            end_our_session()
        return execute(sql, values, many, context)

    with connection.execute_wrapper(said):
        yield


def end_our_session():
    number = connection.connection.info.backend_pid
    with psycopg.connect(connection.connection.info.dsn) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [number])


@pytest.mark.parametrize("beginning", STATEMENTS)
def test_the_take_is_gone_completely_and_the_next_one_works(cast, beginning):
    lead = LeadFactory(of=cast.southern)
    browser = Client(raise_request_exception=False)
    browser.force_login(cast.paul, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/c/partners/queues/{cast.southern.pk}/take/"

    with session_ended_before(beginning):
        answer = browser.post(address, {"lead": lead.pk})
    close_old_connections()  # As the server does between two requests.

    assert answer.status_code == 500
    assert "go back and do it again" in answer.text
    assert left_behind(lead) == (cast.southern, ["created"])
    assert browser.post(address, {"lead": lead.pk}).status_code == 302
    assert left_behind(lead) == (cast.paul, ["created", "take"])


def left_behind(lead):
    """Who has the lead, and the reasons of its transfers."""
    owner = Lead.objects.unscoped().get(pk=lead.pk).owner
    transfers = Transfer.objects.unscoped().filter(lead=lead).order_by("pk")
    return owner.user or owner.queue, list(transfers.values_list("reason", flat=True))
