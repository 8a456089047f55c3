"""Statements that PostgreSQL keeps with their plans, a set for each connection."""

from django.db.backends.postgresql.base import ServerBindingCursor


class PreparedCursor(ServerBindingCursor):
    """Its values travel beside the statement, which is prepared the first time it is said."""

    def execute(self, query, params=None):
        return super().execute(query, params, prepare=True)
