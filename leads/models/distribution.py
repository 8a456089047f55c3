"""What holds for the distribution of leads as a whole."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .owner import Owner


class Distribution(models.Model):
    """One row: who gets the leads that no entry of the active rule matches."""

    default_owner = models.ForeignKey(
        Owner,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("default lead owner"),
    )
    notify = models.BooleanField(_("Send notification email"), default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_distribution")]
        verbose_name = _("distribution")
        verbose_name_plural = _("distribution")

    def __str__(self):
        return str(self.default_owner or _("Nobody"))

    @classmethod
    def current(cls):
        """The row, saved or not yet."""
        owners = ("default_owner__user__contact__account", "default_owner__queue")
        return cls.objects.select_related(*owners).first() or cls(pk=1)

    def keep(self):
        """Store it. Of two who do at once, the later one's stays."""
        values = {"default_owner": self.default_owner, "notify": self.notify}
        Distribution.objects.update_or_create(pk=1, defaults=values)
