"""The cast is put together once; each test that is rolled back gets a copy of its rows.

Two hundred statements of verbs become one for each table. A test that commits, or that travels in
time, has the cast put together anew.
"""

from copy import deepcopy
from datetime import timedelta
from time import monotonic

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Count, Max, Min
from django.utils import timezone

A_WHILE = timedelta(minutes=1)


class Rehearsed:
    """`cast()` answers what `assemble` makes, with the rows of its first time."""

    def __init__(self, assemble):
        self.assemble, self.hall = assemble, None

    def cast(self):
        if not connection.in_atomic_block:
            return self.assemble()
        hall = permissions()
        if self.hall is None:
            return self.first_time(hall)
        if self.hall != hall or self.is_elsewhere():
            return self.assemble()
        with connection.cursor() as cursor:
            for statement, values in self.inserts:
                cursor.execute(statement, values)
        return deepcopy(self.made)

    def first_time(self, hall):
        before, made = contents(), self.assemble()
        added = ((table, rows - before.get(table, set())) for table, rows in contents().items())
        self.inserts = [insert(*table, rows) for table, rows in added if rows]
        self.made, self.hall = deepcopy(made), hall
        self.start = timezone.now() - timedelta(seconds=monotonic())
        return made

    def is_elsewhere(self):
        """Whether somebody travels in time."""
        now = self.start + timedelta(seconds=monotonic())
        return abs(timezone.now() - now) > A_WHILE


def permissions():
    """What everything refers to that is there before: other numbers, another database."""
    return Permission.objects.aggregate(Min("pk"), Max("pk"), Count("pk"))


def contents():
    """From each table, with its columns, to its rows."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            columns = tuple(column[0] for column in cursor.description)
            found[table, columns] = set(cursor.fetchall())
    return found


def insert(table, columns, rows):
    """One statement, and its values, that brings these rows back."""
    quote = connection.ops.quote_name
    names, row = ", ".join(map(quote, columns)), f"({', '.join(['%s'] * len(columns))})"
    sql = f"INSERT INTO {quote(table)} ({names}) VALUES {', '.join([row] * len(rows))}"  # noqa: S608
    return sql, [value for row in rows for value in row]
