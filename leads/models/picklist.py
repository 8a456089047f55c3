"""The values of picklists: lead status, source, rating, industry, salutation."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet


class PickQuerySet(RuledQuerySet):
    rules = {"view": rules.view_setup, "change": rules.change_setup}

    def of(self, field):
        return self.filter(field=field)

    def active(self):
        return self.filter(is_active=True)

    def having(self, value):
        """This value, however it is written."""
        return self.filter(value__iexact=value)

    def closed(self):
        """The statuses that say nothing more will happen."""
        return self.of(Pick.Field.STATUS).filter(
            meaning__in=[Pick.Meaning.CONVERTED, Pick.Meaning.LOST]
        )

    def converted(self):
        return self.of(Pick.Field.STATUS).filter(meaning=Pick.Meaning.CONVERTED)

    def meaning_of(self, status):
        """What a lead status means; '' where the picklist has it no more."""
        found = self.of(Pick.Field.STATUS).filter(value=status)
        return found.values_list("meaning", flat=True).first() or ""

    def by_field(self):
        """The values of these, in their order, by picklist."""
        values = {field: [] for field in Pick.Field.values}
        for field, value in self.values_list("field", "value"):
            values[field].append(value)
        return values

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

    @property
    def is_used(self):
        """Whether a lead has this value. Looks at all of them: for setup only."""
        leads = apps.get_model("leads.Lead").objects.unscoped()
        return leads.filter(**{self.field: self.value}).exists()

    def clean(self):
        """What the values of a list must be to each other."""
        is_status = self.field == self.Field.STATUS
        if is_status and not self.meaning:
            raise ValidationError({"meaning": _("A lead status means something.")})
        if self.is_default and not self.is_active:
            raise ValidationError({"is_active": _("The default must be active.")})
        others = Pick.objects.of(self.field).active().exclude(pk=self.pk)
        if is_status and not self.is_active and not others.exists():
            raise ValidationError({"is_active": _("Leads need at least one active status.")})

    @transaction.atomic
    def make_default(self):
        Pick.objects.of(self.field).filter(is_default=True).update(is_default=False)
        Pick.objects.filter(pk=self.pk).update(is_default=True)

    @transaction.atomic
    def append(self):
        """Put a new value at the end of its picklist."""
        last = Pick.objects.of(self.field).aggregate(Max("position"))["position__max"]
        self.position = 0 if last is None else last + 1
        self.save(force_insert=True)

    @transaction.atomic
    def rewrite(self, *, is_default, **values):
        """Change this value; to make it the default takes that from the one that was."""
        Pick.objects.filter(pk=self.pk).update(**values, is_default=False)
        if is_default:
            self.make_default()

    @transaction.atomic
    def move(self, step):
        """Change places with a neighbour: the one before (-1) or after (1). At the end, stay."""
        order = list(Pick.objects.of(self.field).select_for_update())
        here = order.index(self)
        there = min(max(here + step, 0), len(order) - 1)
        order.insert(there, order.pop(here))
        for position, pick in enumerate(order):
            Pick.objects.filter(pk=pick.pk).update(position=position)
