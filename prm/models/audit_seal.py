"""The chain of seals that shows whether somebody edited the audit log."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.permissions import NOTHING, RuledQuerySet, ScopedManager

from .audit_entry import AuditEntry


class AuditSealQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING}


class AuditSeal(models.Model):
    """The place of an entry in the chain; `digest` is over the entry and the seal before it."""

    place = models.PositiveBigIntegerField(_("place"), primary_key=True)
    entry = models.OneToOneField(
        AuditEntry, models.PROTECT, related_name="seal", verbose_name=_("entry")
    )
    digest = models.CharField(_("digest"), max_length=64)
    at = models.DateTimeField(_("sealed"), default=timezone.now)

    objects = ScopedManager.from_queryset(AuditSealQuerySet)()

    class Meta:
        default_permissions = ["view"]
        verbose_name = _("audit seal")
        verbose_name_plural = _("audit seals")

    def __str__(self):
        return f"{self.place}"
