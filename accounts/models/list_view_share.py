"""With whom a view of a list is shared."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class ListViewShare(models.Model):
    """A list view is open to a group. Written by `ListView.share_with` and `make_internal`."""

    view = models.ForeignKey("accounts.ListView", models.CASCADE, related_name="shares")
    audience = models.ForeignKey("accounts.Audience", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["view", "audience"], name="a_view_is_shared_once_with_each"
            )
        ]

    def __str__(self):
        return f"{self.view}: {self.audience}"
