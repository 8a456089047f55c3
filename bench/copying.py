"""Rows by COPY: what a row does not say, its model's defaults say."""

import json
import uuid

from django.db import connection

from prm.sql import is_serial


def copy(model, rows):
    """Write rows (dicts by attribute name, alike in their names) of a model with COPY."""
    rows = iter(rows)
    first = next(rows)
    fixed = {name: value for name, value in defaults(model).items() if name not in first}
    names = [*first, *fixed]
    columns = ", ".join(f'"{model._meta.get_field(name).column}"' for name in names)
    sql = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    tail = "".join("\t" + text(value) for value in fixed.values()) + "\n"
    with connection.cursor() as cursor, cursor.copy(sql) as target:
        for row in chained(first, rows):
            target.write("\t".join(map(text, row.values())) + tail)


def chained(first, rows):
    yield first
    yield from rows


def defaults(model):
    """What every row has unless it says otherwise; a number of its own comes from its sequence."""
    fields = [field for field in model._meta.concrete_fields if not is_serial(field)]
    return {field.attname: field.get_default() for field in fields}


def text(value):
    """A value as COPY reads it."""
    if value is None:
        return r"\N"
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, dict | list):
        return json.dumps(value).replace("\\", "\\\\")
    if isinstance(value, uuid.UUID | int | float):
        return str(value)
    return str(value).replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n")


def settle(*models):
    """Sequences go on behind what was copied."""
    with connection.cursor() as cursor:
        for model in models:
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'),"
                f' (SELECT COALESCE(MAX(id), 1) FROM "{table}"))'
            )
