"""What is put together once is asked for each anew."""

import contextlib

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from leads.models import Owner
from prm.question import Question, Slot

pytestmark = pytest.mark.django_db
OWNER_OF = Question(lambda: Owner.objects.filter(user=Slot("user")).values("pk"))


def test_each_is_answered_for_themself(cast, new_lead):
    for user in (cast.paul, cast.rita, cast.paul):
        new_lead(user)

        assert OWNER_OF.ask(user=user.pk) == [(user.lead_owner.pk,)]


def test_it_is_answered_as_things_are_now(cast):
    assert OWNER_OF.ask(user=cast.paul.pk) == []

    owner = Owner.objects.of(cast.paul)

    assert OWNER_OF.ask(user=cast.paul.pk) == [(owner.pk,)]


def test_a_value_never_becomes_part_of_the_statement(cast):
    with CaptureQueriesContext(connection) as queries:
        assert OWNER_OF.ask(user=2**40) == []

    sql, values = OWNER_OF._said
    assert "%s" in sql
    assert [type(value) for value in values] == [Slot]
    assert len(queries) == 1


@pytest.mark.skipif(connection.vendor != "postgresql", reason="only on PostgreSQL: plans are kept")
def test_a_connection_plans_it_once_whoever_asks(cast):
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
        for user in (cast.paul, cast.rita, cast.petra):
            OWNER_OF.ask(user=user.pk)

        cursor.execute(
            "SELECT count(*), sum(generic_plans + custom_plans) FROM pg_prepared_statements"
        )
        assert cursor.fetchone() == (1, 3)


def test_it_is_answered_still_after_something_was_taken_back(cast, new_lead):
    new_lead(cast.paul)
    for _ in range(2):
        with contextlib.suppress(ZeroDivisionError), transaction.atomic():
            assert OWNER_OF.ask(user=cast.paul.pk)
            1 / 0  # noqa: B018

        assert OWNER_OF.ask(user=cast.paul.pk) == [(cast.paul.lead_owner.pk,)]
