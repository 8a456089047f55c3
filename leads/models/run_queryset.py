"""What can be asked of many runs."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from leads import rules
from prm.permissions import RuledQuerySet

DRAFTS_KEPT = timedelta(days=1)
UNDOABLE = timedelta(days=7)


class RunQuerySet(RuledQuerySet):
    rules = {"view": rules.view_run, "change": rules.view_run}

    def newest_first(self):
        return self.order_by("-created_at", "-id")

    def started(self):
        return self.exclude(state=self.model.State.DRAFT)

    def in_effect(self):
        """Under way or done, not broken off."""
        return self.under_way() | self.filter(state=self.model.State.DONE)

    def running(self):
        return self.filter(state=self.model.State.RUNNING)

    def under_way(self):
        return self.filter(state__in=(self.model.State.WAITING, self.model.State.RUNNING))

    def due(self):
        """Waiting for a worker, or left by one that was killed."""
        free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
        return self.under_way().filter(free)

    def in_time(self):
        """Without those that would undo what ended too long ago."""
        until = timezone.now() - UNDOABLE
        late = Q(undoes__finished_at__lte=until) | Q(undoes_import__finished_at__lte=until)
        return self.exclude(late)

    def forgotten(self):
        """Looked at a day ago and never started."""
        drafts = self.filter(state=self.model.State.DRAFT)
        return drafts.filter(created_at__lt=timezone.now() - DRAFTS_KEPT)
