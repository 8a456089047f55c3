"""The database refuses to change or delete what stands in the audit log."""

from django.db import migrations

TABLES = ("prm_auditentry", "prm_auditseal")
ACTS = ("UPDATE", "DELETE")
WORDS = "The audit log is never changed"


def statements(vendor):
    if vendor == "postgresql":
        yield (
            "CREATE FUNCTION prm_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{WORDS}'; END $$"
        )
    for table in TABLES:
        for act in ACTS:
            yield trigger(vendor, table, act)


def trigger(vendor, table, act):
    head = f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table}"
    if vendor == "postgresql":
        return f"{head} FOR EACH ROW EXECUTE FUNCTION prm_audit_refuse()"
    return f"{head} BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"


def forwards(apps, schema_editor):
    for statement in statements(schema_editor.connection.vendor):
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION prm_audit_refuse() CASCADE")
    else:
        for table in TABLES:
            for act in ACTS:
                schema_editor.execute(f"DROP TRIGGER {table}_no_{act.lower()}")


class Migration(migrations.Migration):
    dependencies = [("prm", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
