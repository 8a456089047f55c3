"""The outbox: one row per mail."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.outbox.kinds import KINDS
from prm.outbox.wake import wake_after_commit
from prm.permissions import RuledQuerySet, ScopedManager

GIVEN_UP_AFTER = timedelta(days=3)
FEWEST_TRIES = 10


def new_message_id():
    return f"<{uuid.uuid4()}@{settings.SITE_HOST}>"


def lease_end():
    return timezone.now() + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)


class MailQuerySet(RuledQuerySet):
    rules = {"view": lambda user: Q(pk__in=[]), "resend": lambda user: Q(pk__in=[])}

    def due(self):
        now = timezone.now()
        free = Q(leased_until=None) | Q(leased_until__lt=now)
        return self.filter(free, state=Mail.State.QUEUED, due_at__lte=now)

    def about(self, rows):
        """The mails that tell of these rows (a queryset of one model)."""
        kind = ContentType.objects.get_for_model(rows.model)
        return self.filter(about_type=kind, about_id__in=rows.values("pk"))

    def search(self, words):
        """By who gets the mail: name, address, company."""
        users = get_user_model().objects.search(words).values("pk")
        return self.filter(Q(recipient__in=users) | Q(address__icontains=words))

    def write(self, mails):
        """Put mails into the outbox; one whose key is there already is the same mail."""
        self.bulk_create(mails, ignore_conflicts=True, batch_size=500)
        wake_after_commit()


class MailManager(ScopedManager.from_queryset(MailQuerySet)):
    def write(self, mails):
        self.unscoped().write(mails)


class Mail(models.Model):
    """A mail to one person about one thing, from being asked for to being sent.

    It goes to a user (`recipient`), or to an address that is nobody's login: a queue's, or
    that of somebody who wrote to us (`address`, in `address_language`).

    `key` makes it once: writing the same key again changes nothing. `message_id` is
    fixed, so that a copy sent twice is one mail to the receiver. While a worker sends
    it, `leased_until` keeps others away and `fence` tells a worker that overslept its
    lease that it is no longer the one.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        SUPERSEDED = "superseded", _("No longer true")

    key = models.CharField(_("key"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="mails",
        verbose_name=_("recipient"),
    )
    address = models.EmailField(_("address"), blank=True)
    address_language = models.CharField(
        max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    about_type = models.ForeignKey(
        ContentType, models.PROTECT, null=True, related_name="+", db_index=False
    )
    about_id = models.BigIntegerField(null=True)
    about = GenericForeignKey("about_type", "about_id")
    message_id = models.CharField(max_length=200, default=new_message_id, unique=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.QUEUED)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    answer = models.TextField(_("the mail server's words"), blank=True)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text as sent"), blank=True)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    fence = models.PositiveIntegerField(default=0)

    objects = MailManager()

    class Meta:
        default_permissions = ["view", "resend"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient=None) ^ Q(address=""), name="a_mail_goes_to_one"
            )
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="queued"), name="mail_due"),
            models.Index(fields=["about_type", "about_id"], name="mail_about"),
            models.Index(fields=["-created_at", "-id"], name="mail_newest"),
            models.Index(
                fields=["address", "-created_at"], condition=~Q(address=""), name="mail_by_address"
            ),
            models.Index(fields=["state", "-created_at", "-id"], name="mail_by_state"),
        ]
        verbose_name = _("mail")
        verbose_name_plural = _("mails")

    def __str__(self):
        return self.key

    def get_absolute_url(self):
        return reverse("setup:mail", args=[self.pk])

    @property
    def to(self):
        """Who gets it, in words: a user, or the address."""
        return self.recipient or self.address

    @property
    def to_address(self):
        return self.recipient.email if self.recipient else self.address

    @property
    def language(self):
        return self.recipient.language if self.recipient else self.address_language

    @property
    def may_arrive(self):
        """Nobody gets mails who does not get in: inactive, frozen, of a disabled account."""
        return self.recipient is None or self.recipient.gets_in

    @property
    def kind_label(self):
        return KINDS[self.kind].label if self.kind in KINDS else self.kind

    @property
    def state_kind(self):
        """The kind of pill that shows the state."""
        return {"queued": "new", "sent": "good", "failed": "bad"}.get(self.state, "")

    def claim(self):
        """Become the one worker that sends this mail, for as long as the lease.

        The fence is counted up here and never read back: by then it might be the one of
        a worker that claimed after us.
        """
        free = Mail.objects.unscoped().due().filter(pk=self.pk, fence=self.fence)
        mark = {"fence": self.fence + 1, "attempts": self.attempts + 1}
        if not free.update(leased_until=lease_end(), **mark):
            return False
        self.fence, self.attempts = mark["fence"], mark["attempts"]
        return True

    def held(self):
        """The row, if this worker still is the one that sends it."""
        return Mail.objects.unscoped().filter(pk=self.pk, fence=self.fence, state=Mail.State.QUEUED)

    def still_mine(self):
        """Ask again, just before sending, and begin the lease anew."""
        return bool(self.held().update(leased_until=lease_end()))

    def finish(self, state, **changes):
        self.held().update(state=state, leased_until=None, **changes)

    def postpone(self, answer):
        """Try again after 1, 2, 4, ... minutes, an hour at most; give up after three days.

        Days in which no worker ran do not count as tries.
        """
        if timezone.now() - self.created_at > GIVEN_UP_AFTER and self.attempts >= FEWEST_TRIES:
            return self.finish(Mail.State.FAILED, answer=answer)
        wait = min(settings.OUTBOX_BACKOFF_SECONDS * 2 ** min(self.attempts - 1, 12), 3600)
        due = timezone.now() + timedelta(seconds=wait)
        return self.held().update(due_at=due, leased_until=None, answer=answer)

    @property
    def can_be_resent(self):
        """A queued mail is on its way anyhow."""
        return self.state != self.State.QUEUED

    def resend(self, token):
        """Queue what failed, was sent or came too late once more, as a mail of its own.

        The same token is the same mail, so that a double click sends one. Answers it.
        """
        key = f"again:{self.pk}:{token}"
        again = Mail(
            key=key,
            kind=self.kind,
            recipient_id=self.recipient_id,
            address=self.address,
            address_language=self.address_language,
            about_type_id=self.about_type_id,
            about_id=self.about_id,
        )
        Mail.objects.write([again])
        return Mail.objects.unscoped().get(key=key)
