"""The history of a lead's status."""

from django.conf import settings
from django.db import models
from django.db.models import BigIntegerField, F, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import activity_rules as rules
from prm.permissions import RuledQuerySet, ScopedManager
from prm.sql import insert_from, is_expression


class StatusChangeQuerySet(RuledQuerySet):
    rules = {"view": rules.view_status_change}

    def newest_first(self):
        return self.order_by("-at", "-id")


class StatusChangeManager(ScopedManager.from_queryset(StatusChangeQuerySet)):
    def note(self, leads, status, by, at):
        """Before these leads (a queryset) get a status: a row for each whose status it changes.

        `status` is one, or an expression that says one for each. Answers how many it changes.
        """
        status = status if is_expression(status) else Value(status)
        columns = {
            "lead": F("pk"),
            "owner": F("owner_id"),
            "by": Value(by and by.pk, BigIntegerField()),
            "at": Value(at, models.DateTimeField()),
            "old": F("status"),
            "new": status,
        }
        return insert_from(leads.exclude(status=status), StatusChange, columns)


class StatusChange(models.Model):
    """One change of a lead's status. Never changed afterwards: the database refuses.

    `owner` is who had the lead then.
    """

    lead = models.ForeignKey(
        "leads.Lead", models.CASCADE, related_name="status_changes", db_index=False
    )
    owner = models.ForeignKey("leads.Owner", models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    old = models.CharField(_("from"), max_length=80)
    new = models.CharField(_("to"), max_length=80)

    objects = StatusChangeManager()

    class Meta:
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["lead", "-at", "-id"], name="status_change_by_lead"),
            models.Index(fields=["owner", "-at", "-id"], name="status_change_by_owner"),
        ]
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")

    def __str__(self):
        return f"{self.old} → {self.new}"
