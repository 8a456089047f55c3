"""The database refuses to change a transfer: a lead's history stays what it was."""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION leads_transfer_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'A transfer is never changed'; END $$
    """,
    """
    CREATE TRIGGER leads_transfer_never_changes BEFORE UPDATE ON leads_transfer
    FOR EACH ROW EXECUTE FUNCTION leads_transfer_refuse()
    """,
]
SQLITE = [
    """
    CREATE TRIGGER leads_transfer_never_changes BEFORE UPDATE ON leads_transfer
    BEGIN SELECT RAISE(ABORT, 'A transfer is never changed'); END
    """
]


def forwards(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION leads_transfer_refuse() CASCADE")
    else:
        schema_editor.execute("DROP TRIGGER leads_transfer_never_changes")


class Migration(migrations.Migration):
    dependencies = [("leads", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
