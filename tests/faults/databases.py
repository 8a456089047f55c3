"""Databases of a test's own, of the kind the run is asked to use."""

import os
import shutil
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg


def fresh_database(folder, template=None):
    """An empty database, or a copy of `template`, on the engine of DATABASE_URL."""
    url = os.environ.get("DATABASE_URL", "")
    kind = Postgres if url.startswith("postgres") else Sqlite
    return kind(folder, url, template)


class Sqlite:
    def __init__(self, folder, url, template):
        self.path = Path(folder) / f"{uuid4().hex}.sqlite3"
        self.url = f"sqlite:///{self.path}"
        if template:
            shutil.copy(template.path, self.path)

    def rows(self, sql):
        connection = sqlite3.connect(self.path, timeout=20)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def drop(self):
        self.path.unlink(missing_ok=True)


class Postgres:
    def __init__(self, folder, url, template):
        self.server = urlsplit(url)._replace(query="")
        self.name = f"faults_{uuid4().hex[:12]}"
        self.url = urlunsplit(self.server._replace(path=f"/{self.name}"))
        like = f"TEMPLATE {template.name}" if template else ""
        self._run("postgres", f"CREATE DATABASE {self.name} {like}")

    def rows(self, sql):
        return self._run(self.name, sql)

    def drop(self):
        self._run("postgres", f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _run(self, name, sql):
        url = urlunsplit(self.server._replace(path=f"/{name}"))
        with psycopg.connect(url, autocommit=True) as connection:
            cursor = connection.execute(sql)
            return cursor.fetchall() if cursor.description else []
