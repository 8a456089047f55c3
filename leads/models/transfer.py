"""The ownership history of leads."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager


class TransferQuerySet(RuledQuerySet):
    rules = {"view": rules.view_transfer}

    def newest_first(self):
        return self.order_by("-at", "-id")


class TransferManager(ScopedManager.from_queryset(TransferQuerySet)):
    def last_of(self, lead_pk):
        """The newest change of a lead's owner, or None."""
        rows = self.unscoped().filter(lead=lead_pk).newest_first()
        return rows.select_related("by", "to_owner__user", "to_owner__queue").first()


class Transfer(models.Model):
    """One change of a lead's owner. Never changed afterwards: the database refuses.

    `handover` is shared by all the transfers of one act, of one lead or of many. `why` says
    what a rule, a round robin or a limit decided by.
    """

    class Reason(models.TextChoices):
        CREATED = "created", _("Created")
        MANUAL = "manual", _("By hand")
        TAKE = "take", _("Taken from a queue")
        HAND_BACK = "hand back", _("Handed back")
        RULE = "rule", _("Assignment rule")
        ROUND_ROBIN = "round robin", _("Round robin")
        BULK = "bulk", _("In bulk")
        IMPORT = "import", _("Import")
        WEB = "web", _("Web form")
        RECALL = "recall", _("Called back")
        LEFT = "left", _("The owner left")

    lead = models.ForeignKey("leads.Lead", models.CASCADE, related_name="transfers")
    from_owner = models.ForeignKey(
        "leads.Owner", models.PROTECT, null=True, related_name="+", verbose_name=_("from")
    )
    to_owner = models.ForeignKey(
        "leads.Owner", models.PROTECT, related_name="+", verbose_name=_("to")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    reason = models.CharField(_("why"), max_length=12, choices=Reason)
    note = models.CharField(_("note"), max_length=255, blank=True)
    notify = models.BooleanField(_("mail asked for"), default=False)
    why = models.JSONField(_("explanation"), default=dict, blank=True)
    handover = models.UUIDField()
    run = models.ForeignKey(
        "leads.Run",
        models.PROTECT,
        null=True,
        related_name="transfers",
        db_index=False,
        verbose_name=_("run"),
    )

    objects = TransferManager()

    class Meta:
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["lead", "-at"], name="transfer_by_lead"),
            models.Index(fields=["handover", "to_owner"], name="transfer_by_handover"),
            models.Index(
                fields=["to_owner", "-at"], condition=Q(notify=True), name="transfer_notified"
            ),
            models.Index(fields=["run"], condition=Q(run__isnull=False), name="transfer_by_run"),
        ]
        verbose_name = _("transfer")
        verbose_name_plural = _("transfers")

    def __str__(self):
        return f"{self.from_owner or '–'} → {self.to_owner}"

    @property
    def icon(self):
        icons = {"created": "plus", "import": "arrow-up-tray", "web": "globe-alt"}
        return icons.get(self.reason, "arrows-right-left")

    @property
    def stands(self):
        """Whether the lead still is where this transfer put it."""
        return self.lead.handover == self.handover
