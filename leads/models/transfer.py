"""The ownership history of leads."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager

A_WHILE = timedelta(hours=1)
REST = timedelta(days=1)  # How long what one handed back does not come back.


class TransferQuerySet(RuledQuerySet):
    rules = {"view": rules.view_transfer}

    def newest_first(self):
        return self.order_by("-at", "-id")

    def that_placed(self):
        """Of each lead the one that put it where it first belonged: a rule, or how it came in.

        What people did with it since (took it, handed it on) is none of that. As one anti
        join, the database finds them for many leads at once.
        """
        rows = self.alias(rank=Case(When(reason=Transfer.Reason.RULE, then=0), default=1))
        is_sooner = Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk"))
        return rows.exclude(Exists(rows.filter(is_sooner, lead=OuterRef("lead"))))

    def with_text(self):
        """Tell each the number of the text that the rule's entry chose: `text_number`."""
        return self.annotate(text_number=Cast(KT("why__text"), BigIntegerField()))

    def resting_from(self, user):
        """What a member handed back just now, to a queue that gives it to others first."""
        return self.filter(
            Q(by=user) | Q(from_owner__user=user),
            to_owner__queue__rests=True,
            reason=Transfer.Reason.HAND_BACK,
            at__gt=timezone.now() - REST,
        )

    def taken_from(self, user):
        """Leads taken from a queue by the user or a colleague; to an administrator, by anybody."""
        taken = self.filter(reason=Transfer.Reason.TAKE, from_owner__queue__deleted_at=None)
        if user.is_superuser:
            return taken
        if user.is_partner:
            return taken.filter(to_owner__user__contact__account=user.account)
        return taken.filter(to_owner__user=user)


class TransferManager(ScopedManager.from_queryset(TransferQuerySet)):
    def taken_by(self, user, queue):
        """What a member took from a queue."""
        rows = self.unscoped().filter(reason=Transfer.Reason.TAKE, to_owner__user=user)
        return rows.filter(from_owner__queue=queue)

    def taken_of(self, queue, leads):
        """The takes of these leads from the queue a while ago."""
        rows = self.unscoped().filter(lead__in=leads, reason=Transfer.Reason.TAKE)
        return rows.filter(from_owner=queue.lead_owner, at__gt=timezone.now() - A_WHILE)

    def colleagues_who_took(self, user, queue, leads):
        """From each colleague to the ones of these leads they took from the queue a while ago."""
        people = (
            User.objects.filter(contact__account=user.account)
            if user.is_partner
            else (User.objects.permitted(user, "view"))
        )
        rows = self.taken_of(queue, leads).filter(to_owner__user__in=people)
        rows = rows.exclude(to_owner__user=user)
        found = {}
        for row in rows.select_related("to_owner__user"):
            found.setdefault(row.to_owner.user, set()).add(row.lead_id)
        return found

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

    lead = models.ForeignKey("leads.Lead", models.CASCADE, related_name="transfers", db_index=False)
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
            models.Index(
                fields=["to_owner", "-at"], condition=Q(reason="take"), name="transfer_taken"
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
    def named_text(self):
        """The number of the named text that the rule's entry chose for its mail, or None."""
        return self.why.get("text")
