"""What the external access wizard took out of partners' sight."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ConversionQuerySet(models.QuerySet):
    def with_names(self):
        return self.select_related("by")


class Conversion(models.Model):
    """A sharing rule, a folder or a list view became internal. Never changed.

    What it was called and whom it was open to stand here as words: what is deleted
    later was converted all the same.
    """

    class Kind(models.TextChoices):
        RULE = "rule", _("Sharing rule")
        FOLDER = "folder", _("Folder")
        VIEW = "view", _("List view")

    kind = models.CharField(_("kind"), max_length=6, choices=Kind)
    row = models.BigIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=80)
    was = models.CharField(_("was open to"), max_length=400)
    became = models.CharField(_("is open to"), max_length=400)
    partners = models.PositiveIntegerField(_("partner users who saw it"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = ConversionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("conversion")
        verbose_name_plural = _("conversions")

    def __str__(self):
        return self.name
