"""The countries and states that a territory is made of."""

from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Upper
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from prm.countries import name_of
from prm.expressions import Folded
from prm.sql import is_expression


class TerritoryRegionQuerySet(models.QuerySet):
    def around(self, account):
        """The regions in which an account lies, by its address as it is now."""
        here = self.filter(country=account.country).exclude(country="")
        state = account.state if is_expression(account.state) else Value(account.state)
        same = Exact(Folded("state"), Folded(state))
        return here.filter(Q(state="") | same)


class TerritoryRegion(models.Model):
    """A whole country, or one state of it, in a territory."""

    territory = models.ForeignKey(
        "accounts.Territory", models.CASCADE, related_name="regions", verbose_name=_("territory")
    )
    country = models.CharField(_("country"), max_length=80)
    state = models.CharField(_("state/province"), max_length=80, blank=True)

    objects = TerritoryRegionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "territory", Upper("country"), Upper("state"), name="a_region_once_in_a_territory"
            )
        ]
        ordering = ["country", "state"]
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def __str__(self):
        return f"{self.state}, {self.country_name}" if self.state else self.country_name

    @property
    def country_name(self):
        return name_of(self.country)
