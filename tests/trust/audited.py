"""Read the audit log: what stands in it, and what an act leaves there."""

from contextlib import contextmanager

from django.db import DatabaseError, connection

from prm.models import AuditEntry

from .asking import WRITES


def entries(what):
    return AuditEntry.objects.unscoped().filter(what=what)


def noted(what, act):
    """The rows of one sort that an act leaves, in order."""
    known = set(entries(what).values_list("pk", flat=True))
    act()
    return list(entries(what).exclude(pk__in=known).order_by("pk"))


@contextmanager
def refusing(*, the_entry):
    """The database fails where a statement writes the entry, or where it writes anything else."""

    def refuse(execute, sql, params, many, context):
        if WRITES.match(sql) and ("prm_auditentry" in sql) is the_entry:
            raise DatabaseError("It is full.")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
