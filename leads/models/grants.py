"""guardian's grants on queues and leads, as rows of their own that go with what they are on."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models.share import GroupShare, UserShare


class QueueUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class QueueGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class LeadUserShare(UserShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)


class LeadGroupShare(GroupShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)
