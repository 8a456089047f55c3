"""Further texts of some kinds of mail, each with a name of its own."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prm.models import MailTemplate
from prm.permissions import NOTHING, RuledQuerySet

from .queue import Queue
from .rule_entry import RuleEntry
from .web_form import WebForm

MOST_USES = 20


class NamedTextQuerySet(RuledQuerySet):
    rules = {"view": lambda user: NOTHING, "change": lambda user: NOTHING}  # Administrators.

    def hold(self, numbers):
        """Keep these from being deleted until the transaction ends. Answers whether all are."""
        rows = self.filter(pk__in=numbers).order_by("pk").select_for_update()
        return len(rows.values_list("pk", flat=True)) == len(numbers)

    def of(self, kind):
        return self.filter(kind=kind)


class NamedText(models.Model):
    """A text that an entry of a rule, a queue or a web form may choose instead of the usual one.

    Its subject and body are a MailTemplate for each language; a language without one is
    written with the usual text. Its kind of mail is what it was made for.
    """

    class Kind(models.TextChoices):
        """Those of prm.outbox.kinds that have further texts, and who chooses one."""

        ASSIGNMENT = "assignment", gettext_lazy("Entries of assignment rules that hand to users")
        QUEUE = "queue", gettext_lazy("Queues, and entries of assignment rules that hand to them")
        AUTO_RESPONSE = "auto_response", gettext_lazy("Web forms")

    kind = models.CharField(
        gettext_lazy("kind"), max_length=13, choices=Kind, default=Kind.ASSIGNMENT, editable=False
    )
    name = models.CharField(gettext_lazy("name"), max_length=80, unique=True)

    objects = NamedTextQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = gettext_lazy("named mail text")
        verbose_name_plural = gettext_lazy("named mail texts")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("setup:text", args=[self.pk])

    @property
    def uses(self):
        """The rows that keep it from being deleted: forms, queues and entries, the newest first.

        Entries of earlier versions count: going back brings their choice back.
        """
        entries = RuleEntry.objects.filter(text=self).select_related("version__rule")
        entries = entries.order_by("version__rule", "-version__number", "position")[:MOST_USES]
        return [*WebForm.objects.filter(text=self), *Queue.objects.filter(text=self), *entries]

    @transaction.atomic
    def remove(self):
        """Delete it in all languages; raises ValidationError while something uses it."""
        NamedText.objects.hold({self.pk})
        if self.uses:
            raise ValidationError(_("The text is used, so it cannot be deleted."))
        MailTemplate.objects.filter(kind=self.kind, named=self.pk).delete()
        NamedText.objects.filter(pk=self.pk).delete()
