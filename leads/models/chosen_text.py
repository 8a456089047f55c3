"""The choice of a named text for mails (named_text.py), which entries, queues and forms have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


def chosen_text():
    """None is the usual text. One that is chosen cannot be deleted."""
    return models.ForeignKey(
        "leads.NamedText",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mail text"),
    )
