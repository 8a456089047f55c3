"""What Django's ORM cannot say: INSERT ... SELECT, and a deadlock's second try."""

from django.core.exceptions import EmptyResultSet
from django.db import OperationalError, connections


def insert_from(rows, model, columns):
    """Insert a row of `model` for each row of the queryset `rows`, in one statement.

    `columns` maps a field of `model` to an expression over `rows`. Returns the number
    of rows inserted. Every value travels as a parameter; names come from the models.
    """
    connection = connections[rows.db]
    fields = [model._meta.get_field(name) for name in columns]
    aliases = {f"insert_{name}": expression for name, expression in columns.items()}
    query = rows.order_by().annotate(**aliases).values_list(*aliases).query
    try:
        select, parameters = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    into = ", ".join(quote(field.column) for field in fields)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {quote(model._meta.db_table)} ({into}) {select}",
            parameters,
        )
        return cursor.rowcount


def share_lock(rows):
    """Keep these rows as they are until the transaction ends; many may do so at once.

    Django knows only locks that let in one (`select_for_update`). SQLite's transactions come
    one by one, and need none.
    """
    connection = connections[rows.db]
    if not connection.features.has_select_for_update:
        return
    try:
        query = rows.order_by("pk").values("pk").query
        select, parameters = query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return
    with connection.cursor() as cursor:
        cursor.execute(f"{select} FOR SHARE", parameters)


DEADLOCK = "40P01"
TRIES = 3


def retried(act, tries=TRIES):
    """Do a whole transaction once more if it was the victim of a deadlock (F17)."""
    for left in reversed(range(tries)):
        try:
            return act()
        except OperationalError as error:
            if not left or getattr(error.__cause__, "sqlstate", "") != DEADLOCK:
                raise
    return None


def is_expression(value):
    """Whether the database is to work it out for each row."""
    return hasattr(value, "resolve_expression")
