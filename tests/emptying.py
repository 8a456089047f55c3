"""Emptying the database after a test that committed: SQLite does it by DELETE, which the audit
log refuses, and an organization with PRM enabled. Their triggers step aside for that moment;
PostgreSQL truncates, which they let pass.
"""

import pytest
from django.db.backends.postgresql.creation import DatabaseCreation
from django.db.backends.sqlite3.base import DatabaseOperations

REFUSING = """
    SELECT name, sql FROM sqlite_master WHERE type = 'trigger'
    AND (name LIKE 'prm_audit%' OR name LIKE 'accounts_prm%')
"""
flush = DatabaseOperations.execute_sql_flush


def flush_without_triggers(operations, statements):
    with operations.connection.cursor() as cursor:
        cursor.execute(REFUSING)
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        flush(operations, statements)
        for _name, sql in triggers:
            cursor.execute(sql)


@pytest.fixture(scope="session", autouse=True)
def what_never_changes_can_be_emptied():
    DatabaseOperations.execute_sql_flush = flush_without_triggers
    yield
    DatabaseOperations.execute_sql_flush = flush


def drop_by_force(creation, name, verbosity):
    """A process or thread that a test left behind does not keep the database from going."""
    quoted = creation.connection.ops.quote_name(name)
    with creation._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {quoted} WITH (FORCE)")


DatabaseCreation._destroy_test_db = drop_by_force
