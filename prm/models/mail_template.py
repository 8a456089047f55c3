"""The texts of mails, as the organization wants them."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from prm.outbox.kinds import KINDS
from prm.outbox.merge import check, check_line, check_needed


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

    @classmethod
    def of(cls, kind, language):
        """The organization's text for this kind and language, or a new row with the portal's."""
        row = cls.objects.filter(kind=kind.key, language=language).first()
        return row or cls.portals(kind, language)

    @classmethod
    def portals(cls, kind, language):
        """A new row with the portal's own text."""
        with translation.override(language):
            texts = {"subject": str(kind.subject), "body": str(kind.body)}
        return cls(kind=kind.key, language=language, **texts)

    @classmethod
    def languages(cls):
        return dict(settings.LANGUAGES)

    @classmethod
    def overview(cls):
        """Every kind with, for each language, its code, its name and the own text or None."""
        own = {(row.kind, row.language): row for row in cls.objects.select_related("changed_by")}
        return [
            (kind, [(c, name, own.get((kind.key, c))) for c, name in cls.languages().items()])
            for kind in KINDS.values()
            if kind.is_text
        ]

    @property
    def is_own(self):
        """Whether it is the organization's text, not the portal's."""
        return self.pk is not None

    def keep(self, by):
        """Make this the organization's text. Of two who do at once, the later one's stays."""
        texts = {"subject": self.subject, "body": self.body, "changed_by": by}
        MailTemplate.objects.update_or_create(
            kind=self.kind, language=self.language, defaults=texts
        )

    def drop(self):
        """Go back to the portal's own text."""
        MailTemplate.objects.filter(kind=self.kind, language=self.language).delete()

    def clean(self):
        kind = KINDS.get(self.kind)
        if kind is None:
            raise ValidationError({"kind": _("There is no such kind of mail.")})
        self.body = normalize_newlines(self.body)
        problems = {}
        with noted_in(problems, "subject"):
            check_line(self.subject)
            check(self.subject, kind.fields)
        with noted_in(problems, "body"):
            check(self.body, kind.fields)
            check_needed(self.body, kind.needed)
        if problems:
            raise ValidationError(problems)


@contextmanager
def noted_in(problems, name):
    """Keep what is wrong with a field, and go on with the next."""
    try:
        yield
    except ValidationError as error:
        problems[name] = error
