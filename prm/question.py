"""Questions to the database that are put together once, and asked with other values each time.

Django puts a statement together anew whenever it is asked, which takes longer than most answers.
What every page and every take asks is kept.
"""

from django.db import connection
from django.db.models import BigIntegerField, Expression


class Slot(Expression):
    """The place of a number that is known only when the question is asked."""

    def __init__(self, name):
        super().__init__(output_field=BigIntegerField())
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


class Question:
    """`make` answers a queryset of values, with slots in it.

    `holds` keeps the rows as they are until the transaction ends, as `prm.sql.share_lock`.
    """

    def __init__(self, make, holds=False):
        self.make, self.holds, self._said = make, holds, None

    def ask(self, **numbers):
        """The rows, as tuples."""
        if self._said is None:
            sql, values = self.make().query.get_compiler(connection=connection).as_sql()
            locks = self.holds and connection.features.has_select_for_update
            self._said = f"{sql} FOR SHARE" if locks else sql, values
        sql, values = self._said
        with connection.cursor() as cursor:
            cursor.execute(sql, [numbers[v.name] if isinstance(v, Slot) else v for v in values])
            return cursor.fetchall()
