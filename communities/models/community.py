"""Branded portals that partners log in to."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, get_groups_with_perms, remove_perm

from accounts.models import profiles
from communities import rules
from prm.permissions import RuledQuerySet


class CommunityQuerySet(RuledQuerySet):
    rules = {"view": rules.enter_community, "enter": rules.enter_community}

    def published(self):
        return self.filter(status=Community.Status.PUBLISHED)


class Community(models.Model):
    """A portal with a name, an address, a look, and profiles whose users are its members."""

    class Status(models.TextChoices):
        PREVIEW = "preview", _("Preview")
        PUBLISHED = "published", _("Published")
        OFFLINE = "offline", _("Offline")

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(
        _("address"), unique=True, help_text=_("Its pages are at /c/address/. Small letters.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PREVIEW)
    sends_welcome = models.BooleanField(
        _("welcome mail"), default=True, help_text=_("Sent to a member at their first log in.")
    )
    brand_hue = models.PositiveSmallIntegerField(_("brand hue"), default=265)
    brand_chroma = models.DecimalField(
        _("brand chroma"), max_digits=4, decimal_places=3, default="0.19"
    )
    logo = models.BinaryField(_("logo"), blank=True, default=b"")
    logo_type = models.CharField(max_length=20, blank=True)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        permissions = [("enter_community", "Can enter community")]
        constraints = [
            models.CheckConstraint(condition=Q(brand_hue__lte=360), name="hue_is_an_angle"),
            models.CheckConstraint(
                condition=Q(brand_chroma__gte=0, brand_chroma__lte="0.25"),
                name="chroma_is_on_a_screen",
            ),
        ]
        ordering = ["name"]
        verbose_name = _("community")
        verbose_name_plural = _("communities")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("portal:home", args=[self.slug])

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED

    @property
    def member_profiles(self):
        return get_groups_with_perms(self).order_by("name")

    def admit(self, profile):
        """Make every user of a profile a member, those who join it later too."""
        assign_perm("enter_community", profile, self)

    def dismiss(self, profile):
        remove_perm("enter_community", profile, self)

    def set_members(self, wanted):
        """Make exactly these profiles the members."""
        wanted = set(wanted)
        for profile in set(profiles()) & set(self.member_profiles) - wanted:
            self.dismiss(profile)
        for profile in wanted - set(self.member_profiles):
            self.admit(profile)
