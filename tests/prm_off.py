"""Partner relationship management is not enabled: what the database lets nobody do again.

Its triggers (accounts/migrations/0002) are put aside for the moment.
"""

from contextlib import contextmanager
from importlib import import_module

from django.db import connection

from accounts.models import Organization

MIGRATION = import_module("accounts.migrations.0002_prm_stays_enabled")
TABLE = "accounts_organization"


def put_aside():
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    return [f"DROP TRIGGER {name}{on}" for name in MIGRATION.TRIGGERS]


def put_back():
    return MIGRATION.POSTGRESQL[1:] if connection.vendor == "postgresql" else MIGRATION.SQLITE


@contextmanager
def without_triggers():
    connection.check_constraints([TABLE])  # PostgreSQL wants none pending.
    with connection.cursor() as cursor:
        for statement in put_aside():
            cursor.execute(statement)
        yield
        for statement in put_back():
            cursor.execute(statement)


def switch_off():
    with without_triggers():
        Organization.objects.update(prm_enabled_at=None, prm_enabled_by=None)
