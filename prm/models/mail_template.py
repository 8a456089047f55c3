"""The texts of mails, as the organization wants them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from prm.outbox.merge import check
from prm.outbox.kinds import KINDS


class MailTemplate(models.Model):
    """A subject and a body for one kind of mail in one language.

    A kind without a row is written with the portal's own text.
    """

    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("body"), max_length=10_000)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "language"], name="one_template_per_language")
        ]
        verbose_name = _("mail template")
        verbose_name_plural = _("mail templates")

    def __str__(self):
        return f"{self.kind} ({self.language})"

    def clean(self):
        kind = KINDS.get(self.kind)
        if kind is None:
            raise ValidationError({"kind": _("There is no such kind of mail.")})
        problems = {}
        for name in ("subject", "body"):
            try:
                check(getattr(self, name), kind.fields)
            except ValidationError as error:
                problems[name] = error
        if problems:
            raise ValidationError(problems)
