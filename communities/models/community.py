"""Branded portals that partners log in to."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import assign_perm, get_groups_with_perms, remove_perm

from accounts.models import Organization, profiles
from accounts.rules import partner_account
from communities import rules
from prm.audit import HERE, What, audit
from prm.permissions import RuledQuerySet

from .grants import CommunityGroupGrant

RESERVED = frozenset(
    "account accounts admin api auth c communities community contacts help home leads login"
    " logout new portal queues root rules search setup static support system users web-to-lead"
    " www".split()
)
PEOPLE_LET_IN = Q(group__user__is_active=True) & (
    Q(group__user__contact=None) | partner_account("group__user__contact__account__")
)


class CommunityQuerySet(RuledQuerySet):
    rules = {"view": rules.enter_community, "enter": rules.enter_community}

    def published(self):
        return self.filter(status=Community.Status.PUBLISHED)

    def shown_to(self, user):
        """Those whose name and look a user or visitor may see: Published ones are public."""
        return self if user.is_active and user.is_superuser else self.published()

    def welcoming(self, user):
        """Those that send a welcome mail and have this user as a member."""
        return self.filter(rules.enter_community(user), sends_welcome=True)

    def with_members_counted(self):
        """Tell each how many people get in once it is Published: `members_count`."""
        grants = CommunityGroupGrant.objects.filter(
            content_object=OuterRef("pk"), permission__codename="enter_community"
        )
        people = Count("group__user", distinct=True, filter=PEOPLE_LET_IN)
        counted = grants.order_by().values("content_object").annotate(n=people).values("n")
        return self.annotate(members_count=Coalesce(Subquery(counted), 0))


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

    RIGHTS = ("status",)

    objects = CommunityQuerySet.as_manager()

    class Meta:
        permissions = [("enter_community", "Can enter community")]
        constraints = [
            models.CheckConstraint(
                condition=Q(slug=Lower("slug")),
                name="addresses_are_in_small_letters",
                violation_error_message=_("Write the address in small letters."),
            ),
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
    def brand_url(self):
        return reverse("portal:brand", args=[self.slug])

    @property
    def logo_url(self):
        return reverse("portal:logo", args=[self.slug]) if self.logo_type else ""

    def clean(self):
        if self.slug in RESERVED:
            raise ValidationError(
                {"slug": _("“%(word)s” is kept for the portal itself.") % {"word": self.slug}}
            )
        if self.is_published:
            try:
                Organization.demand_prm()
            except ValidationError as refusal:
                raise ValidationError({"status": refusal}) from refusal

    @property
    def status_kind(self):
        """The kind of pill that shows the status."""
        return {self.Status.PUBLISHED: "good", self.Status.PREVIEW: "new"}.get(self.status, "")

    @property
    def is_published(self):
        return self.status == self.Status.PUBLISHED

    @property
    def member_profiles(self):
        return get_groups_with_perms(self).order_by("name")

    @transaction.atomic
    def admit(self, profile):
        """Make every user of a profile a member, those who join it later too."""
        audit(
            HERE, What.ROLE, self, may="enter_community", **{profile._meta.model_name: profile.pk}
        )
        assign_perm("enter_community", profile, self)

    @transaction.atomic
    def dismiss(self, profile):
        audit(
            HERE,
            What.ROLE,
            self,
            may_not="enter_community",
            **{profile._meta.model_name: profile.pk},
        )
        remove_perm("enter_community", profile, self)

    @transaction.atomic
    def set_members(self, wanted):
        """Make exactly these profiles the members."""
        wanted = set(wanted)
        for profile in set(profiles()) & set(self.member_profiles) - wanted:
            self.dismiss(profile)
        for profile in wanted - set(self.member_profiles):
            self.admit(profile)
