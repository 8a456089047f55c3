"""The database keeps partner relationship management enabled: since when, and by whom.

Whoever sees these columns change would no longer know since when partners could log in.
"""

from django.db import migrations

WORDS = "Partner relationship management stays enabled"
CHANGED = """
    OLD.prm_enabled_at IS NOT NULL AND (
        NEW.prm_enabled_at IS {distinct} OLD.prm_enabled_at
        OR NEW.prm_enabled_by_id IS {distinct} OLD.prm_enabled_by_id
    )
"""
POSTGRESQL = [
    f"""
    CREATE FUNCTION accounts_prm_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    f"""
    CREATE TRIGGER accounts_prm_stays_enabled BEFORE UPDATE ON accounts_organization
    FOR EACH ROW WHEN ({CHANGED.format(distinct="DISTINCT FROM")})
    EXECUTE FUNCTION accounts_prm_refuse()
    """,
    """
    CREATE TRIGGER accounts_prm_is_not_deleted BEFORE DELETE ON accounts_organization
    FOR EACH ROW WHEN (OLD.prm_enabled_at IS NOT NULL)
    EXECUTE FUNCTION accounts_prm_refuse()
    """,
]
SQLITE = [
    f"""
    CREATE TRIGGER accounts_prm_stays_enabled BEFORE UPDATE ON accounts_organization
    WHEN {CHANGED.format(distinct="NOT")}
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
    f"""
    CREATE TRIGGER accounts_prm_is_not_deleted BEFORE DELETE ON accounts_organization
    WHEN OLD.prm_enabled_at IS NOT NULL
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
]
TRIGGERS = ["accounts_prm_stays_enabled", "accounts_prm_is_not_deleted"]


def forwards(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION accounts_prm_refuse() CASCADE")
        return
    for name in TRIGGERS:
        schema_editor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
