"""How a new user comes in: a one-time link on which they set their password."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext_lazy as _

from prm.audit import What, audit
from prm.models import Mail

FOR_PARTNERS = timedelta(days=7)
A_MINUTE = timedelta(minutes=1)
FOR_INTERNAL = timedelta(hours=24)


def new_nonce():
    return secrets.token_hex(16)


class InvitationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(used_at=None, revoked_at=None)

    def unused(self):
        """Still waiting for the person, whether in time or too late."""
        return self.open().filter(user__first_login_at=None, user__is_active=True)


class Invitation(models.Model):
    """An invitation is open until it is used, replaced by a newer one, or too old.

    The link's secret is never stored: it is computed (HMAC-SHA-256, cut to 128 bits)
    from the row's nonce and the SECRET_KEY when the mail is sent.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="invitations")
    nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("valid until"))
    used_at = models.DateTimeField(_("used"), null=True)
    revoked_at = models.DateTimeField(_("replaced"), null=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(used_at=None, revoked_at=None),
                name="one_open_invitation_per_user",
            )
        ]
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")

    def __str__(self):
        return f"{self.user} ({self.created_at:%Y-%m-%d})"

    @classmethod
    @transaction.atomic
    def send(cls, user, by, *, mail=True):
        """Invite a user, which kills the link of every earlier invitation."""
        get_user_model().objects.select_for_update().get(pk=user.pk)  # One at a time.
        user.invitations.open().update(revoked_at=timezone.now())
        valid = FOR_PARTNERS if user.is_partner else FOR_INTERNAL
        row = cls.objects.create(user=user, invited_by=by, expires_at=timezone.now() + valid)
        audit(by, What.INVITE, user)
        if mail:
            row.write_mail()
        return row

    @classmethod
    @transaction.atomic
    def resend(cls, user, by, seen):
        """Invite again. Answers None, and does nothing, if somebody did since `seen` was read.

        `seen` is the number of the newest invitation that person knew of, '' for none.
        """
        get_user_model().objects.select_for_update().get(pk=user.pk)
        newest = user.newest_invitation
        if str(newest.pk if newest else "") != seen:
            return None
        return cls.send(user, by)

    @classmethod
    @transaction.atomic
    def send_again(cls, user, by):
        """Invite again, unless that was done within the last minute: answers whether.

        Who has no login name yet gets no mail, and who asks is told no such thing.
        """
        get_user_model().objects.select_for_update().get(pk=user.pk)
        newest = user.newest_invitation
        is_early = newest and newest.created_at > timezone.now() - A_MINUTE
        if is_early or not (user.can_be_invited or user.approval == "address"):
            return False
        return bool(cls.send(user, by, mail=not user.has_no_login_name))

    @classmethod
    def of_link(cls, user_pk, secret):
        """The invitation this link opens, or None: wrong, old, used and replaced are one."""
        rows = cls.objects.open().select_related("user", "invited_by")
        row = rows.filter(user__pk=user_pk).first()
        return row if row and row.opens_with(secret) else None

    def write_mail(self):
        mail = Mail(key=f"invitation:{self.pk}", kind="invitation", recipient=self.user, about=self)
        Mail.objects.write([mail])

    @property
    def mail(self):
        """The newest mail that carries this invitation, or None if none was written."""
        rows = Mail.objects.unscoped().about(Invitation.objects.filter(pk=self.pk))
        return rows.filter(kind="invitation").order_by("-pk").first()

    @property
    def secret(self):
        digest = salted_hmac(
            "accounts.invitation", f"{self.pk}.{self.nonce}", algorithm="sha256"
        ).digest()
        return urlsafe_base64_encode(digest[:16])

    @property
    def link(self):
        return settings.SITE_URL + reverse("invitation", args=[self.user_id, self.secret])

    @property
    def is_open(self):
        unused = self.used_at is None and self.revoked_at is None
        return unused and self.expires_at > timezone.now() and self.user.gets_in

    def opens_with(self, secret):
        return constant_time_compare(self.secret, secret) and self.is_open

    @transaction.atomic
    def use(self, password):
        """Set the password. Of two who use the link at once, one does: answers whether."""
        mine = Invitation.objects.open().filter(pk=self.pk, expires_at__gt=timezone.now())
        if not mine.update(used_at=timezone.now()):
            return False
        self.user.set_password(password)
        self.user.save(update_fields=["password"])
        return True
