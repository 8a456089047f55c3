"""A colleague named in the text of an activity, who is told of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import activity_rules as rules
from prm.ids import new_id
from prm.permissions import RuledQuerySet, ScopedManager


class MentionQuerySet(RuledQuerySet):
    rules = {"view": rules.view_mention, "change": rules.view_mention}

    def unseen(self):
        return self.filter(seen_at=None)


class Mention(models.Model):
    """Somebody was mentioned in an activity. It waits on their home until they have seen it."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    activity = models.ForeignKey("accounts.Activity", models.CASCADE, related_name="mentions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions", db_index=False
    )
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager.from_queryset(MentionQuerySet)()

    class Meta:
        default_permissions = ["view"]
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        constraints = [models.UniqueConstraint(fields=["activity", "user"], name="mentioned_once")]
        indexes = [
            models.Index(fields=["user", "-at"], condition=Q(seen_at=None), name="mention_unseen")
        ]

    def __str__(self):
        return f"@{self.user}"

    def saw(self):
        """They have seen it: it leaves their home."""
        rows = Mention.objects.unscoped().filter(pk=self.pk, seen_at=None)
        rows.update(seen_at=timezone.now())
