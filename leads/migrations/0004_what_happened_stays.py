"""A change of status is never changed; an activity goes with its link to a lead."""

from django.db import migrations

POSTGRESQL = [
    """
    CREATE FUNCTION leads_statuschange_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'A change of status is never changed'; END $$
    """,
    """
    CREATE TRIGGER leads_statuschange_never_changes BEFORE UPDATE ON leads_statuschange
    FOR EACH ROW EXECUTE FUNCTION leads_statuschange_refuse()
    """,
    """
    CREATE FUNCTION leads_leadactivity_gone() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      DELETE FROM accounts_mention WHERE activity_id = OLD.activity_id;
      DELETE FROM accounts_activity WHERE id = OLD.activity_id;
      RETURN NULL;
    END $$
    """,
    """
    CREATE TRIGGER leads_leadactivity_takes_its_activity AFTER DELETE ON leads_leadactivity
    FOR EACH ROW EXECUTE FUNCTION leads_leadactivity_gone()
    """,
]
SQLITE = [
    """
    CREATE TRIGGER leads_statuschange_never_changes BEFORE UPDATE ON leads_statuschange
    BEGIN SELECT RAISE(ABORT, 'A change of status is never changed'); END
    """,
    """
    CREATE TRIGGER leads_leadactivity_takes_its_activity AFTER DELETE ON leads_leadactivity
    BEGIN
      DELETE FROM accounts_mention WHERE activity_id = OLD.activity_id;
      DELETE FROM accounts_activity WHERE id = OLD.activity_id;
    END
    """,
]
BACK = {
    "postgresql": [
        "DROP FUNCTION leads_statuschange_refuse() CASCADE",
        "DROP FUNCTION leads_leadactivity_gone() CASCADE",
    ],
    "sqlite": [
        "DROP TRIGGER leads_statuschange_never_changes",
        "DROP TRIGGER leads_leadactivity_takes_its_activity",
    ],
}


def forwards(apps, schema_editor):
    statements = POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE
    for statement in statements:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("leads", "0003_find_words")]

    operations = [migrations.RunPython(forwards, backwards, elidable=False)]
