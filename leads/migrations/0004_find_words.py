"""Indexes that keep the search and the figures of the home page quick at a million leads.

SQLite, which has no trigrams, searches without the first: it is for thousands of leads.
"""

from django.db import migrations, models

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
    dependencies = [("leads", "0003_imports")]

    operations = [
        migrations.RunPython(forwards, backwards, elidable=False),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["status", "-updated_at"], name="lead_by_status"),
        ),
    ]
