"""Read the audit log: what stands in it, and what an act leaves there."""

from prm.models import AuditEntry


def entries(what):
    return AuditEntry.objects.unscoped().filter(what=what)


def noted(what, act):
    """The rows of one sort that an act leaves, in order."""
    known = set(entries(what).values_list("pk", flat=True))
    act()
    return list(entries(what).exclude(pk__in=known).order_by("pk"))
