"""Who did what, when, and from where. Written once, never changed: the database refuses."""

from django.apps import apps
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.permissions import NOTHING, RuledQuerySet, ScopedManager


class AuditQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING}  # For administrators.

    def newest_first(self):
        return self.order_by("-at", "-id")

    def logins_of(self, users):
        return self.filter(what=AuditEntry.What.LOGIN, by__in=users)

    def unsealed(self):
        return self.filter(seal=None)


class AuditEntry(models.Model):
    """One act. What it was about is named by kind and number, never by its text.

    So that nothing of a person has to be taken out of it once they ask to be forgotten.
    """

    class What(models.TextChoices):
        LOGIN = "login", _("Logged in")
        LOGIN_FAILED = "failed login", _("Failed to log in")
        READ = "read", _("Read a lead")
        EXPORT = "export", _("Export")
        ASSIGN = "assign", _("Change of owner")
        SHARE = "share", _("Share")
        ROLE = "role", _("Role or permission")
        ACCESS = "access", _("Login opened or shut")
        INVITE = "invite", _("Invitation")
        SETUP = "setup", _("Setup")
        ERASED = "erased", _("Deleted for good")
        DENIED = "denied", _("Denied")

    at = models.DateTimeField(_("when"), default=timezone.now)
    what = models.CharField(_("what"), max_length=20, choices=What)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("by"),
    )
    about_kind = models.CharField(_("kind of row"), max_length=60, blank=True)
    about_id = models.BigIntegerField(_("number of the row"), null=True)
    details = models.JSONField(_("details"), default=dict, encoder=DjangoJSONEncoder)
    ip = models.GenericIPAddressField(_("from where"), null=True)
    request_id = models.UUIDField(_("request"), null=True)

    objects = ScopedManager.from_queryset(AuditQuerySet)()

    class Meta:
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["what", "-at", "-id"], name="audit_by_what"),
            models.Index(fields=["by", "what", "-at", "-id"], name="audit_by_whom"),
            models.Index(fields=["about_kind", "about_id", "-at"], name="audit_about"),
        ]
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit log")

    def __str__(self):
        return f"{self.get_what_display()} #{self.pk}"

    @property
    def about(self):
        """The row it was about, or None where there is none (any more)."""
        if not self.about_kind:
            return None
        return apps.get_model(self.about_kind)._base_manager.filter(pk=self.about_id).first()

    @property
    def facts(self):
        """All that the seal vouches for."""
        by, at = self.by_id, self.at.isoformat()
        about, asked = [self.about_kind, self.about_id], str(self.request_id)
        return [self.pk, at, self.what, by, *about, self.details, self.ip, asked]
