"""Whether this installation is one to rehearse in."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Sandbox(models.Model):
    """The mark of a rehearsal: a banner on every page, and no mail leaves the folder of mails.

    One row, set by `manage.py seed --sandbox`. No page takes it away: what was rehearsed on
    real people's data must not begin to write to them.
    """

    since = models.DateTimeField(_("since"), default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_sandbox")]
        verbose_name = _("sandbox")
        verbose_name_plural = _("sandbox")

    def __str__(self):
        return str(_("sandbox"))

    @classmethod
    def mark(cls):
        """Make this installation a sandbox; one that is already stays one."""
        return cls.objects.get_or_create(pk=1)[0]

    @classmethod
    def is_on(cls):
        return cls.objects.exists()
