"""What a change was from and to: for fields whose values are plain."""

from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet

from prm.audit import HERE, What, audit


@contextmanager
def noting(row, *names, by=HERE, what=What.ROLE):
    """Note what this block makes of these fields of a row, in one transaction with it.

    One entry holds them all; nothing changed, nothing noted. Name numbers, choices and
    booleans, and what answers rows, which are told by their numbers; never a text.
    """
    with transaction.atomic():
        before = stored(row, names)
        yield
        after = stored(row, names)
        changed = {name: fromto(before.get(name), after[name]) for name in names}
        if told := {name: change for name, change in changed.items() if change}:
            audit(by, what, row, **told)


def stored(row, names):
    """The values as they are kept, whatever `row` says; nobody else changes them meanwhile."""
    if not names:
        return {}
    rows = type(row)._base_manager.filter(pk=row.pk)
    kept = rows.select_for_update(of=("self",), no_key=True).first()
    return {name: plain(getattr(kept, name)) for name in names} if kept else {}


def plain(value):
    return sorted(value.values_list("pk", flat=True)) if isinstance(value, QuerySet) else value


def fromto(before, after):
    """A change in two words, or None; of what is new only what it has."""
    if before == after or (before is None and not after):
        return None
    return {"from": before, "to": after}
