"""Tables of the benchmarks alone: a grant per lead, what one would otherwise build."""

from django.db import models
from guardian.models import UserObjectPermissionBase


class GrantedLead(models.Model):
    """The leads' own table, for guardian to find its grants by."""

    id = models.BigIntegerField(primary_key=True)
    first_name = models.CharField(max_length=40)
    last_name = models.CharField(max_length=80)
    company = models.CharField(max_length=255)
    status = models.CharField(max_length=80)
    source = models.CharField(max_length=80)
    country = models.CharField(max_length=80)
    unread = models.BooleanField()
    transferred_at = models.DateTimeField()
    owner = models.ForeignKey("leads.Owner", models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "leads_lead"
        default_permissions = ["view"]


class LeadGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey(GrantedLead, models.DO_NOTHING, db_constraint=False)
