"""Fields of a lead that the organization defines itself."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet

LONGEST_VALUE = 255


class CustomFieldQuerySet(RuledQuerySet):
    rules = {"view": rules.view_setup, "change": rules.change_setup}

    def called(self, api_name):
        """The field of this name, however it is written."""
        return self.filter(api_name__iexact=api_name)


class CustomField(models.Model):
    """A field `...__c`; its values live in the leads' `custom` column under its API name."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        NUMBER = "number", _("Number")
        MONEY = "money", _("Money")
        DATE = "date", _("Date")
        YES_NO = "yes_no", _("Yes/no")
        PICKLIST = "picklist", _("Picklist")
        SEVERAL = "several", _("Several of a picklist")

    LISTS = (Kind.PICKLIST, Kind.SEVERAL)

    api_name = models.CharField(
        _("API name"),
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(
                r"^[A-Za-z][A-Za-z0-9_]*__c\Z",
                _("An API name is letters, digits and underscores and ends in __c."),
            )
        ],
    )
    label = models.CharField(_("label"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.TEXT)
    values = models.JSONField(
        _("values"), default=list, blank=True, help_text=_("Of a picklist: one value a line.")
    )
    group = models.CharField(
        _("group"), max_length=80, blank=True, help_text=_("The heading it stands under.")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(_("active"), default=True)
    shown_to_partners = models.BooleanField(_("visible to partners"), default=False)

    RIGHTS = ("shown_to_partners",)

    objects = CustomFieldQuerySet.as_manager()

    class Meta:
        ordering = ["group", "position", "label"]
        verbose_name = _("custom field")
        verbose_name_plural = _("custom fields")

    def __str__(self):
        return self.label

    def clean(self):
        """A picklist has values, each a text of its own; other kinds have none."""
        texts = isinstance(self.values, list) and all(isinstance(v, str) for v in self.values)
        if not texts or any(len(value) > LONGEST_VALUE for value in self.values):
            words = _("Values are texts of at most %d characters.")
            raise ValidationError({"values": words % LONGEST_VALUE})
        if self.kind not in self.LISTS:
            self.values = []
        elif not self.values:
            raise ValidationError({"values": _("A picklist needs at least one value.")})

    @property
    def is_used(self):
        """Whether a lead has a value here. Looks at all of them: for setup only."""
        leads = apps.get_model("leads.Lead").objects.unscoped()
        return leads.filter(custom__has_key=self.api_name).exists()
