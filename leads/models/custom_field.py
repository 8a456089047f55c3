"""Fields of a lead that the organization defines itself."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _


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

    class Meta:
        ordering = ["group", "position", "label"]
        verbose_name = _("custom field")
        verbose_name_plural = _("custom fields")

    def __str__(self):
        return self.label
