"""R34: the audit log is never changed, or it shows."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from prm.audit import What, audit, chain
from prm.models import AuditEntry, AuditSeal

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [AuditEntry, AuditSeal])
@pytest.mark.parametrize("act", ["UPDATE {} SET at = at", "DELETE FROM {}"])
def test_the_database_refuses_to_change_it(cast, model, act):
    audit(cast.ada, What.SETUP)
    chain.seal()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(model._meta.db_table))

    assert model.objects.unscoped().exists()


def tamper(*statements):
    """As somebody would who owns the database and takes the triggers away."""
    with connection.cursor() as cursor:
        for table in ("prm_auditentry", "prm_auditseal"):
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            for act in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER {table}_no_{act}{on}")
        for statement in statements:
            cursor.execute(statement)


def verified(**options):
    out = StringIO()
    call_command("verify_audit", stdout=out, **options)
    return out.getvalue()


def write(cast, number=4):
    for place in range(number):
        audit(cast.ada, What.SETUP, cast.acme, place=place)


def test_a_log_that_nobody_edited_is_whole(cast):
    write(cast)

    assert f"{AuditEntry.objects.unscoped().count()} entries, none edited" in verified()


@pytest.mark.parametrize(
    "edit",
    [
        "details = '{\"place\": 9}'",
        "what = 'login'",
        "by_id = NULL",
        "ip = '10.0.0.1'",
        "at = '2020-01-01 00:00:00+00'",
    ],
)
def test_an_edited_entry_is_found_and_named(cast, edit):
    write(cast)
    verified()
    seal = AuditSeal.objects.unscoped().select_related("entry").order_by("place").last()
    pk = seal.entry_id

    tamper(f"UPDATE prm_auditentry SET {edit} WHERE id = {pk}")  # noqa: S608

    with pytest.raises(CommandError, match=f"Changed: entry {pk}, at place {seal.place}"):
        verified()


def test_an_entry_taken_out_with_its_seal_leaves_a_gap(cast):
    write(cast)
    verified()

    tamper("DELETE FROM prm_auditseal WHERE place = 2")

    with pytest.raises(CommandError, match="Missing: places 2 to 2"):
        verified()


def test_an_end_that_was_cut_off_is_found_by_a_digest_kept_elsewhere(cast):
    write(cast)
    head = verified().split()[-1]
    write(cast, 1)
    assert "none edited" in verified(head=head)

    seal = AuditSeal.objects.unscoped().get(digest=head)
    seals = f"DELETE FROM prm_auditseal WHERE place >= {seal.place}"  # noqa: S608
    tamper(seals, f"DELETE FROM prm_auditentry WHERE id >= {seal.entry_id}")  # noqa: S608

    with pytest.raises(CommandError, match="Cut off"):
        verified(head=head)


def test_entries_that_were_sealed_late_are_told_of(cast):
    """So would be those of which the end of the chain was cut off, and sealed anew."""
    with time_machine.travel(timezone.now() - timedelta(hours=3), tick=False):
        write(cast, 2)

    assert "2 entries were sealed more than an hour late" in verified()


def test_who_does_not_know_the_key_cannot_forge_the_chain(cast, settings):
    write(cast)
    verified()

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    write(cast, 1)
    assert "none edited" in verified()  # The key was changed, and the old one kept.
    settings.SECRET_KEY_FALLBACKS = []

    with pytest.raises(CommandError, match="at place 1"):
        verified()
