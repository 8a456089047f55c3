"""The roles of partner users."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerRole(models.IntegerChoices):
    """Executive > Manager > User, within one account."""

    USER = 1, _("User")
    MANAGER = 2, _("Manager")
    EXECUTIVE = 3, _("Executive")

    @classmethod
    def up_to(cls, number):
        """The roles an organization with this many has: User; and Manager; and Executive."""
        return [role for role in cls if role <= number]
