"""guardian's grants on queues and leads, as rows of their own that go with what they are on."""

from django.db import models
from django.db.models import F
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from accounts.models.share import GroupShare, ShareQuerySet, UserShare


class QueueUserGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class QueueGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey("leads.Queue", models.CASCADE)


class LeadShareQuerySet(ShareQuerySet):
    """Those given while their lead was with who has it now: a share ends when the lead moves on."""

    def standing(self):
        return super().standing().filter(content_object__handover=F("handover"))

    def of(self, record):
        return super().of(record).filter(content_object__handover=F("handover"))


class LeadShare(models.Model):
    """Mix in: `handover` is the one by which the lead had come to its owner then."""

    handover = models.UUIDField()

    objects = LeadShareQuerySet.as_manager()

    class Meta:
        abstract = True

    @staticmethod
    def holds_with(record):
        return {"handover": record.handover}


class LeadUserShare(LeadShare, UserShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)

    class Meta(UserShare.Meta):
        pass


class LeadGroupShare(LeadShare, GroupShare):
    content_object = models.ForeignKey("leads.Lead", models.CASCADE)

    class Meta(GroupShare.Meta):
        pass
