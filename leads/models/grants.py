"""guardian's grants on queues, as rows of their own that go with the queue."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase


class QueueUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class QueueGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)
