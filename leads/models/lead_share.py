"""What ends a share of a lead: that the lead changes hands."""

from django.db import models
from django.db.models import F

from accounts.models.share import ShareQuerySet


class LeadShareQuerySet(ShareQuerySet):
    """Those given while their lead was with who has it now: a share ends when the lead moves on."""

    def standing(self, at=None):
        return super().standing(at).filter(content_object__handover=F("handover"))

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
