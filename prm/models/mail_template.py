"""The texts of mails, as the organization wants them."""

from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.text import normalize_newlines
from django.utils.translation import gettext_lazy as _

from prm.outbox.kinds import KINDS
from prm.outbox.merge import check, check_line, check_needed


class MailTemplate(models.Model):
    """A subject and a body for one kind of mail in one language.

    A kind without a row is written with the portal's own text. `named` is the number of one
    of the kind's further texts (`Kind.named`), which are its owner's; None: the usual text.
    """

    kind = models.CharField(_("kind"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    named = models.BigIntegerField(null=True, blank=True, editable=False)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("body"), max_length=10_000)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                condition=Q(named=None),
                name="one_template_per_language",
            ),
            models.UniqueConstraint(
                fields=["kind", "named", "language"],
                condition=Q(named__isnull=False),
                name="one_named_text_per_language",
            ),
        ]
        verbose_name = _("mail template")
        verbose_name_plural = _("mail templates")

    def __str__(self):
        return f"{self.kind} ({self.language})"

    def get_absolute_url(self):
        return self.address("template")

    @classmethod
    def kept(cls, kind, language, named=None):
        """The named text in this language, else the organization's usual one, else None."""
        rows = cls.objects.filter(kind=kind.key, language=language)
        rows = rows.filter(Q(named=named) | Q(named=None))
        return rows.order_by(F("named").asc(nulls_last=True)).first()

    @classmethod
    def of(cls, kind, language, named=None):
        """The text that is kept, or a new row with the one that is written instead of it."""
        row = cls.kept(kind, language, named) or cls.portals(kind, language)
        if row.named == named:
            return row
        texts = {"subject": row.subject, "body": row.body}
        return cls(kind=kind.key, language=language, named=named, **texts)

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
        """Every kind, and each of its named texts, with its languages.

        Answers (kind, named or None, [(code, name of the language, own text or None)]).
        """
        rows = cls.objects.select_related("changed_by")
        own = {(row.kind, row.named, row.language): row for row in rows}
        codes = cls.languages().items()
        return [
            (kind, text, [(c, name, own.get((kind.key, text and text.pk, c))) for c, name in codes])
            for kind in KINDS.values()
            if kind.is_text
            for text in (None, *kind.further_texts)
        ]

    @property
    def name(self):
        """What it is called: by the name of the further text, or of its kind."""
        kind = KINDS[self.kind]
        return next((str(t) for t in kind.further_texts if t.pk == self.named), kind.label)

    @property
    def test_url(self):
        return self.address("template_test")

    @property
    def drop_url(self):
        return self.address("portals_text")

    def address(self, page):
        if self.named:
            return reverse(f"setup:named_{page}", args=[self.named, self.language])
        return reverse(f"setup:{page}", args=[self.kind, self.language])

    @property
    def is_own(self):
        """Whether it is the organization's text, not the portal's."""
        return self.pk is not None

    def keep(self, by):
        """Make this the organization's text. Of two who do at once, the later one's stays."""
        texts = {"subject": self.subject, "body": self.body, "changed_by": by}
        MailTemplate.objects.update_or_create(
            kind=self.kind, language=self.language, named=self.named, defaults=texts
        )

    def drop(self):
        """Go back to the portal's own text; of a named one, to the usual text."""
        here = MailTemplate.objects.filter(kind=self.kind, language=self.language)
        here.filter(named=self.named).delete()

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
