"""What ties an activity to the lead it is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from prm.permissions import NOTHING, RuledQuerySet, ScopedManager


class LeadActivityQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING}  # Activities are asked for, not their links.


class LeadActivity(models.Model):
    """The lead of an activity, and who owned the lead as the activity was written.

    Once it goes to another company, that one does not see what was written in between.
    The database deletes the activity with its link.
    """

    activity = models.OneToOneField(
        "accounts.Activity", models.CASCADE, primary_key=True, related_name="on_lead"
    )
    lead = models.ForeignKey("leads.Lead", models.CASCADE, related_name="activity_links")
    owner = models.ForeignKey("leads.Owner", models.PROTECT, related_name="+", db_index=False)

    objects = ScopedManager.from_queryset(LeadActivityQuerySet)()

    class Meta:
        default_permissions = ["view"]
        verbose_name = _("activity on a lead")
        verbose_name_plural = _("activities on leads")

    def __str__(self):
        return f"{self.activity_id} → {self.lead_id}"
