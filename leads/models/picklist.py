"""The values of picklists: lead status, source, rating, industry, salutation."""

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PickQuerySet(models.QuerySet):
    def of(self, field):
        return self.filter(field=field)

    def active(self):
        return self.filter(is_active=True)

    def default_of(self, field):
        """The default value of a picklist, or '' if it has none."""
        pick = self.of(field).active().filter(is_default=True).first()
        return pick.value if pick else ""


class Pick(models.Model):
    """One value of a picklist. A lead keeps the text, so a value may be retired here."""

    class Field(models.TextChoices):
        STATUS = "status", _("Lead Status")
        SOURCE = "source", _("Lead Source")
        RATING = "rating", _("Rating")
        INDUSTRY = "industry", _("Industry")
        SALUTATION = "salutation", _("Salutation")

    class Meaning(models.TextChoices):
        """What a status says about the lead; shown as the pill's colour, too."""

        NEW = "new", _("Not contacted yet")
        WORKING = "warn", _("Being worked on")
        CONVERTED = "good", _("Closed, converted")
        LOST = "bad", _("Closed, not converted")

    field = models.CharField(_("picklist"), max_length=10, choices=Field)
    value = models.CharField(_("value"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_default = models.BooleanField(_("default"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    meaning = models.CharField(
        _("means"),
        max_length=4,
        choices=Meaning,
        blank=True,
        help_text=_("Of a lead status only."),
    )

    objects = PickQuerySet.as_manager()

    class Meta:
        ordering = ["field", "position", "value"]
        constraints = [
            models.UniqueConstraint(fields=["field", "value"], name="one_pick_per_value"),
            models.UniqueConstraint(
                fields=["field"], condition=Q(is_default=True), name="one_default_per_picklist"
            ),
            models.CheckConstraint(
                condition=Q(field="status") | Q(meaning=""), name="only_a_status_means_something"
            ),
        ]
        verbose_name = _("picklist value")
        verbose_name_plural = _("picklist values")

    def __str__(self):
        return self.value

    @transaction.atomic
    def make_default(self):
        Pick.objects.of(self.field).filter(is_default=True).update(is_default=False)
        Pick.objects.filter(pk=self.pk).update(is_default=True)
