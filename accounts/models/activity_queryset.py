"""What can be asked of many activities, and done with many tasks."""

from django.db.models import Prefetch
from django.utils import timezone

from accounts import activity_rules as rules
from prm.models import Mail
from prm.permissions import RuledQuerySet

from .giving import demand_here
from .mention import Mention


class ActivityQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_activity,
        "change": rules.change_activity,
        "delete": rules.change_activity,
        "complete": rules.complete_activity,
    }

    def open_tasks(self):
        return self.filter(kind="task", done_at=None)

    def overdue(self):
        return self.open_tasks().filter(due_on__lt=timezone.localdate())

    def assigned_to(self, user):
        return self.filter(assignee=user)

    def give_to(self, user):
        """These tasks are this user's now, with the reminders that are still to come.

        Answers them. Raises ValidationError if the user has left.
        """
        tasks = list(self)
        if tasks:
            demand_here(user)
        rows = self.model.objects.unscoped().filter(pk__in=[task.pk for task in tasks])
        rows.update(assignee=user)
        for task in tasks:
            task.assignee = user
        Mail.objects.write([task.reminder for task in tasks if task.is_to_remind])
        return tasks

    def soonest_first(self):
        return self.order_by("due_on", "-priority", "id")

    def with_people(self):
        """Fetch with each who is named in it, and what it is about."""
        return self.select_related(
            *("by", "assignee", "account", "contact", "on_lead__lead")
        ).prefetch_related(Prefetch("mentions", Mention.objects.unscoped().select_related("user")))
