"""The connection: Django's own, with the functions that PostgreSQL has and SQLite lacks."""

from django.db.backends.sqlite3 import base

from prm.same import begins_with_any, fold, holds_any, sortable


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, params):
        connection = super().get_new_connection(params)
        connection.create_function("PRM_FOLD", 1, fold, deterministic=True)
        connection.create_function("PRM_NUMBER", 1, sortable, deterministic=True)
        connection.create_function("PRM_HOLDS_ANY", 2, holds_any, deterministic=True)
        connection.create_function("PRM_BEGINS_WITH_ANY", 2, begins_with_any, deterministic=True)
        return connection
