"""Django's SQLite, which also knows letters beyond ASCII and numbers longer than a float."""
