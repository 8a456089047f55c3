"""Questions to the database that are put together once, and asked with other values each time.

Django puts a statement together anew whenever it is asked, and PostgreSQL then plans it anew: each
takes longer than most answers. What every page and every take asks is put together once in the life
of a process, and planned once in that of a connection.
"""

from django.db import connection
from django.db.models import BigIntegerField, Expression


class Slot(Expression):
    """The place of a value, a number mostly, that is known only when the question is asked."""

    def __init__(self, name, output_field=None):
        super().__init__(output_field=output_field or BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Question:
    """`make` answers a queryset of values, with slots in it.

    `lock`, as "FOR SHARE", keeps the rows as they are until the transaction ends; SQLite's
    transactions come one by one, and need none.
    """

    def __init__(self, make, lock=""):
        self.make, self.lock, self._said = make, lock, None

    def ask(self, **values):
        """The rows, as tuples."""
        if self._said is None:
            sql, said = self.make().query.get_compiler(connection=connection).as_sql()
            locks = self.lock and connection.features.has_select_for_update
            self._said = f"{sql} {self.lock}" if locks else sql, said
        sql, said = self._said
        with prepared_cursor() as cursor:
            cursor.execute(sql, [filled(each, values) for each in said])
            return cursor.fetchall()


def prepared_cursor():
    """PostgreSQL's, or Django's own, which tells a log of statements the values too."""
    if connection.vendor != "postgresql" or connection.queries_logged:
        return connection.cursor()
    from .prepared import PreparedCursor

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    return connection.make_cursor(PreparedCursor(connection.connection))


def filled(said, values):
    """What a place of a statement holds: what was said already, or what its slot stands for."""
    if not isinstance(said, Slot):
        return said
    return said.output_field.get_db_prep_value(values[said.name], connection)
