"""What those are told of later who chose one mail an hour, or one a day."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.mail_choice import MailChoice, last_boundary
from prm.models import Mail
from prm.permissions import NOTHING, RuledQuerySet, ScopedManager

LATER = (MailChoice.HOURLY, MailChoice.DAILY)


class NoticeQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING}  # The portal's own work.

    def open(self):
        return self.filter(digest=None)

    def leave(self, people, handover):
        """Tell these (numbers of users) of a handover in their next digest."""
        notices = [Notice(recipient_id=user, handover=handover) for user in people]
        self.bulk_create(notices, ignore_conflicts=True, batch_size=500)


class DigestQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING}

    def write_due(self, now=None):
        """Write the digests whose time has come; any number of beats write each once."""
        now = now or timezone.now()
        waiting = Notice.objects.unscoped().open().values("recipient")
        for user in User.objects.filter(pk__in=waiting).order_by("pk"):
            self.write_for(user, now)

    @transaction.atomic
    def write_for(self, user, now):
        """One mail about all that waits for somebody, if it is time. Answers whether."""
        notices = Notice.objects.unscoped().open().filter(recipient=user)
        if user.mail_choice == MailChoice.NEVER:
            notices.delete()
            return False
        until = last_boundary(user.mail_choice, user.time_zone, now)
        due = notices.filter(at__lt=until)
        if not due.exists():
            return False
        digest, is_new = self.get_or_create(recipient=user, until=until)
        if not is_new:  # Another beat was here; what came since waits for the next.
            return False
        return digest.gather(due)


class Digest(models.Model):
    """One mail about all the leads somebody was handed until a moment."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("recipient")
    )
    until = models.DateTimeField(_("until"))

    objects = ScopedManager.from_queryset(DigestQuerySet)()

    class Meta:
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "until"], name="one_digest_at_a_time")
        ]
        verbose_name = _("digest")
        verbose_name_plural = _("digests")

    def __str__(self):
        return f"{self.recipient} {self.until}"

    def gather(self, notices):
        """Take these notices in, and write the mail. Answers whether there were any."""
        if not notices.update(digest=self):
            return False
        kind = ContentType.objects.get_for_model(Digest)
        about = {"about_type": kind, "about_id": self.pk}
        key = f"digest:{self.pk}"
        Mail.objects.write([Mail(key=key, kind="digest", recipient_id=self.recipient_id, **about)])
        return True


class Notice(models.Model):
    """That somebody was handed leads in one act, for their next digest to tell."""

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    handover = models.UUIDField()
    at = models.DateTimeField(_("when"), default=timezone.now)
    digest = models.ForeignKey(Digest, models.CASCADE, null=True, related_name="notices")

    objects = ScopedManager.from_queryset(NoticeQuerySet)()

    class Meta:
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "handover"], name="one_notice_an_act")
        ]
        indexes = [
            models.Index(
                fields=["recipient", "at"],
                condition=models.Q(digest=None),
                name="notice_open",
            )
        ]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self):
        return f"{self.recipient_id}: {self.handover}"
