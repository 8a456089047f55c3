"""The index that keeps the search quick at a million leads.

SQLite, which has no trigrams, searches without it: it is for thousands of leads.
"""

from django.db import migrations

WORDS = "upper(first_name || ' ' || last_name || ' ' || company || ' ' || email)"
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    f"CREATE INDEX lead_by_words ON leads_lead USING gin ({WORDS} gin_trgm_ops)",
]


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in POSTGRESQL:
            schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX lead_by_words")


class Migration(migrations.Migration):
    dependencies = [("leads", "0002_transfers_never_change")]

    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
