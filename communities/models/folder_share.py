"""With whom a folder is shared."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class FolderShare(models.Model):
    """A folder is open to a group of users. Written by `Folder.share_with` and `make_internal`."""

    folder = models.ForeignKey("communities.Folder", models.CASCADE, related_name="shares")
    audience = models.ForeignKey("accounts.Audience", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "audience"], name="a_folder_is_shared_once_with_each"
            )
        ]

    def __str__(self):
        return f"{self.folder}: {self.audience}"
