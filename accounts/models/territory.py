"""Territories: who covers which countries and states."""

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, get_users_with_perms, remove_perm

from accounts import rules
from prm.audit import HERE, What, audit
from prm.audit.changes import noting
from prm.permissions import RuledQuerySet


class TerritoryQuerySet(RuledQuerySet):
    rules = {"view": rules.view_territory, "change": rules.change_territory}


class Territory(models.Model):
    """A named set of countries and states, with the channel managers who cover it.

    Accounts fall into it by their address (accounts/territories.py); nothing is stored.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)

    objects = TerritoryQuerySet.as_manager()

    class Meta:
        permissions = [("cover_territory", "Can cover territory")]
        ordering = ["name"]
        verbose_name = _("territory")
        verbose_name_plural = _("territories")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("setup:territory", args=[self.pk])

    @property
    def managers(self):
        """The channel managers who cover it."""
        people = get_users_with_perms(self, with_group_users=False)
        return people.order_by("last_name", "first_name", "pk")

    @property
    def pairs(self):
        """Its regions as (country, state)."""
        return [(region.country, region.state) for region in self.regions.all()]

    @transaction.atomic
    def redraw(self, regions, managers):
        """Make exactly these (country, state) pairs its regions, and these people its managers."""
        with noting(self, "pairs"):
            self.draw(regions)
        now = set(self.managers)
        for manager in now - set(managers):
            self.uncover(manager)
        for manager in set(managers) - now:
            self.cover(manager)

    def draw(self, regions):
        known = {(row.country, row.state): row for row in self.regions.all()}
        for pair in known.keys() - set(regions):
            known[pair].delete()
        for country, state in set(regions) - known.keys():
            self.regions.create(country=country, state=state)

    @transaction.atomic
    def remove(self):
        """Delete it; who covered it no longer sees what lies in it."""
        for manager in self.managers:
            self.uncover(manager)
        self.delete()

    @transaction.atomic
    def cover(self, manager):
        """Let a channel manager see and work what lies in this territory."""
        audit(
            HERE, What.ROLE, self, may="cover_territory", **{manager._meta.model_name: manager.pk}
        )
        assign_perm("cover_territory", manager, self)

    @transaction.atomic
    def uncover(self, manager):
        audit(
            HERE,
            What.ROLE,
            self,
            may_not="cover_territory",
            **{manager._meta.model_name: manager.pk},
        )
        remove_perm("cover_territory", manager, self)
