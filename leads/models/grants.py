"""guardian's grants on queues and leads, as rows of their own that go with what they are on."""

from django.db import models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models.share import GroupShare, UserShare

from .lead_share import LeadShare


class QueueUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class QueueGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class LeadUserShare(LeadShare, UserShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)

    class Meta(UserShare.Meta):
        pass


class LeadGroupShare(LeadShare, GroupShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)

    class Meta(GroupShare.Meta):
        pass
