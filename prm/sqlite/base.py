"""The connection: Django's own, with the functions that PostgreSQL has and SQLite lacks."""

from django.db.backends.sqlite3 import base

from prm.same import fold, sortable


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, params):
        connection = super().get_new_connection(params)
        connection.create_function("PRM_FOLD", 1, fold, deterministic=True)
        connection.create_function("PRM_NUMBER", 1, sortable, deterministic=True)
        return connection
