"""What Django's ORM cannot say: COPY, INSERT ... SELECT, and a deadlock's second try."""

from django.core.exceptions import EmptyResultSet
from django.db import OperationalError, connections
from django.db.models import JSONField


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


MANY = 100  # Rows that are worth a COPY.


def insert_all(queryset, rows):
    """Store new rows, whose numbers nobody asks for if the database gives them.

    PostgreSQL gets many by one COPY, which takes a quarter off an import (docs/benchmarks.md).
    """
    connection = connections[queryset.db]
    if connection.vendor != "postgresql" or len(rows) < MANY:
        return queryset.bulk_create(rows, batch_size=500)
    fields = [field for field in queryset.model._meta.concrete_fields if not is_serial(field)]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    copy = f"COPY {quote(queryset.model._meta.db_table)} ({columns}) FROM STDIN"
    with (
        connection.wrap_database_errors,
        connection.cursor() as cursor,
        cursor.copy(copy) as target,
    ):
        readers = [reader_of(field, connection) for field in fields]
        for row in rows:
            target.write_row([read(row, True) for read in readers])
            row._state.adding, row._state.db = False, queryset.db
    return rows


def reader_of(field, connection):
    """Reads a new row's value as the driver takes it: all but JSON as it is."""
    if not isinstance(field, JSONField):
        return field.pre_save
    return lambda row, add: field.get_db_prep_save(field.pre_save(row, add), connection)


def is_serial(field):
    """Whether the database counts it up."""
    return field.primary_key and field.db_returning


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
