"""The bin: a deleted lead is in no list, count or search, and can come back for 30 days."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

KEPT = timedelta(days=30)
AT_ONCE = 500


class BinQuerySet(models.QuerySet):
    """Mix in: what the bin does with leads. `objects.bin` reaches those that are in it."""

    def put_away(self, by, at=None):
        """Put these leads into the bin. Answers how many."""
        return self.order_by().update(deleted_at=at or timezone.now(), deleted_by=by)

    def restore(self, at=None):
        """Bring these leads back to where they were. Answers how many."""
        here = self.order_by().filter(deleted_at__isnull=False)
        return here.update(deleted_at=None, deleted_by=None, updated_at=at or timezone.now())

    def erase(self):
        """Delete these leads for good, with their history. Answers how many.

        Only from the bin; a lead that was restored a moment ago stays.
        """
        here, erased = self.filter(deleted_at__isnull=False).order_by("pk"), 0
        while pks := list(here.values_list("pk", flat=True)[:AT_ONCE]):
            with transaction.atomic():
                locked = here.filter(pk__in=pks).select_for_update(of=("self",))
                batch = list(locked.values_list("pk", flat=True))
                here.filter(pk__in=batch).order_by().delete()
            erased += len(batch)
        return erased

    def overdue(self):
        """Those that were in the bin for as long as it keeps them."""
        return self.filter(deleted_at__lt=timezone.now() - KEPT)
