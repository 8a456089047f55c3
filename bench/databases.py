"""A database per size, filled once and kept until the tables or the generator change."""

import hashlib
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from . import generate
from .models import LeadGrant

ROOT = Path(__file__).resolve().parent.parent


def server():
    """A connection for what cannot be done inside of the database itself."""
    values = settings.DATABASES["default"]
    return psycopg.connect(
        host=values["HOST"],
        port=values["PORT"] or 5432,
        user=values["USER"],
        password=values["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    )


def use(name):
    """From here on Django works in this database."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


def name_of(size):
    return f"prm_bench_{size}"


def mark():
    """Changes with the tables and with the generator."""
    files = [*sorted(ROOT.glob("*/migrations/*.py")), *sorted(ROOT.glob("bench/*rat*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def of_size(size, say):
    """Be in the database of this many leads; made if it is not there as it should be."""
    name = name_of(size)
    if marked(name) != mark():
        say(f"making {name} ...")
        drop(name)
        with server() as admin:
            admin.execute(f'CREATE DATABASE "{name}"')
        use(name)
        call_command("migrate", verbosity=0)
        with connection.schema_editor() as editor:
            editor.create_model(LeadGrant)
        generate.fill(size)
        tidy()
        connection.close()
        with server() as admin:
            admin.execute(f"COMMENT ON DATABASE \"{name}\" IS '{mark()}'")
    use(name)


def marked(name):
    sql = (
        "SELECT description FROM pg_shdescription JOIN pg_database ON objoid = oid"
        " WHERE datname = %s"
    )
    with server() as admin:
        row = admin.execute(sql, [name]).fetchone()
    return row and row[0]


def drop(name):
    connection.close()
    with server() as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def copied(size):
    """Be in a fresh copy of the database of this size, to be spoilt."""
    name = f"{name_of(size)}_copy"
    drop(name)
    with server() as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{name_of(size)}"')
    use(name)
    return name


def tidy():
    """What autovacuum would do in its time."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
