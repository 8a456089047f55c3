"""Groups of users that things are shared with, or whose records are shared."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.rules import partner_account
from accounts.territories import lying_in
from prm.permissions import granted_rows

from .partner_role import PartnerRole
from .profile import profiles_open_to_partners
from .territory_region import TerritoryRegion

COLUMNS = ("profile", "territory", "level", "account", "role", "user")
NEEDS = {
    # Kind: the columns it needs. All others are null.
    "everyone": (),
    "internal": (),
    "subordinates": ("user",),
    "profile": ("profile",),
    "territory": ("territory",),
    "level": ("level",),
    "account": ("account",),
    "role": ("account", "role"),
    "user": ("user",),
}
# Kinds that partner users are in, or come into as soon as there are any.
HOLD_PARTNERS = ("everyone", "subordinates", "territory", "level", "account", "role")


def exactly_what_it_needs():
    """Each kind has its own columns, and no others."""
    condition = Q()
    for kind, needed in NEEDS.items():
        empty = {f"{column}__isnull": column not in needed for column in COLUMNS}
        condition |= Q(kind=kind, **empty)
    return condition


class AudienceQuerySet(models.QuerySet):
    def with_names(self):
        """Fetch with each what `str()` says of it."""
        return self.select_related("profile", "territory", "level", "account", "user")

    def holding(self, user):
        """The audiences that this user is in."""
        profiles = Group.objects.filter(user=user.pk)
        mine = Q(kind="everyone") | Q(kind="profile", profile__in=profiles.values("pk"))
        mine |= Q(kind__in=("user", "subordinates"), user=user.pk)
        if not user.is_partner:
            covered = granted_rows(user.pk, "accounts.cover_territory")
            return self.filter(mine | Q(kind="internal") | Q(territory__in=covered))
        account = user.account
        mine |= Q(territory__in=TerritoryRegion.objects.around(account).values("territory"))
        mine |= Q(kind="level", level=account.level_id) | Q(kind="account", account=account.pk)
        mine |= Q(kind="role", account=account.pk, role=user.partner_role)
        mine |= Q(kind="subordinates", user=account.owner_id)
        return self.filter(mine)

    def open_to_partners(self):
        """The audiences that partner users are in or may come into: `is_open_to_partners`."""
        profiles = Q(kind="profile", profile__in=profiles_open_to_partners().values("pk"))
        people = Q(kind="user", user__contact__isnull=False)
        return self.filter(Q(kind__in=HOLD_PARTNERS) | profiles | people)


class Audience(models.Model):
    """A group of users, said once: `Audience.of("level", level=gold)`.

    Sharing rules, folders and list views point at one. There is one row for each group,
    found or made by `of()`; it never changes. What it answers:

    `users()` everybody in it, active or not; `partner_users()` and `internal_users()` those
    of them who can log in; `is_open_to_partners`; `holds(user)`; and for one user among many
    audiences `Audience.objects.holding(user)`, a queryset to use as a subquery.
    """

    class Kind(models.TextChoices):
        EVERYONE = "everyone", gettext_lazy("Everyone, partner users too")
        INTERNAL = "internal", gettext_lazy("All internal users")
        # Salesforce: "roles, internal and partner subordinates".
        SUBORDINATES = "subordinates", gettext_lazy("Channel manager and partner subordinates")
        PROFILE = "profile", gettext_lazy("Profile")
        TERRITORY = "territory", gettext_lazy("Territory: its managers and partner users")
        LEVEL = "level", gettext_lazy("Partner users of a level")
        ACCOUNT = "account", gettext_lazy("Partner account")
        ROLE = "role", gettext_lazy("Role in a partner account")
        USER = "user", gettext_lazy("User")

    kind = models.CharField(gettext_lazy("kind"), max_length=12, choices=Kind)
    profile = models.ForeignKey(
        "auth.Group", models.CASCADE, null=True, blank=True, related_name="+"
    )
    territory = models.ForeignKey(
        "accounts.Territory", models.CASCADE, null=True, blank=True, related_name="+"
    )
    level = models.ForeignKey(
        "accounts.Level", models.PROTECT, null=True, blank=True, related_name="+"
    )
    account = models.ForeignKey(
        "accounts.Account", models.CASCADE, null=True, blank=True, related_name="+"
    )
    role = models.PositiveSmallIntegerField(choices=PartnerRole, null=True, blank=True)
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, null=True, blank=True, related_name="+"
    )

    objects = AudienceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=exactly_what_it_needs(),
                name="an_audience_says_exactly_what_its_kind_needs",
            ),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind__in=["everyone", "internal"]),
                name="one_audience_of_all",
            ),
            models.UniqueConstraint(fields=["profile"], name="one_audience_per_profile"),
            models.UniqueConstraint(fields=["territory"], name="one_audience_per_territory"),
            models.UniqueConstraint(fields=["level"], name="one_audience_per_level"),
            models.UniqueConstraint(
                fields=["account"], condition=Q(role=None), name="one_audience_per_account"
            ),
            models.UniqueConstraint(fields=["account", "role"], name="one_audience_per_role"),
            models.UniqueConstraint(fields=["kind", "user"], name="one_audience_per_user"),
        ]
        verbose_name = gettext_lazy("group of users")
        verbose_name_plural = gettext_lazy("groups of users")

    def __str__(self):
        return self.NAMES[self.kind](self)

    NAMES = {
        "everyone": lambda self: _("Everyone"),
        "internal": lambda self: _("All internal users"),
        "subordinates": lambda self: _("%s and partner subordinates") % self.user,
        "profile": lambda self: self.profile.name,
        "territory": lambda self: _("Territory %s") % self.territory,
        "level": lambda self: _("Partner users of level %s") % self.level,
        "account": lambda self: str(self.account),
        "role": lambda self: f"{self.account}, {self.get_role_display()}",
        "user": lambda self: str(self.user),
    }

    @classmethod
    def of(cls, kind, **columns):
        """The audience of this kind: `of("everyone")`, `of("role", account=acme, role=3)`."""
        return cls.objects.get_or_create(kind=kind, **columns)[0]

    @classmethod
    def like(cls, member):
        """The audience that is this user, profile, or group of a partner account. Not stored."""
        if not isinstance(member, Group):
            return cls(kind=cls.Kind.USER, user=member)
        own = getattr(member, "account_group", None)
        if own is None:
            return cls(kind=cls.Kind.PROFILE, profile=member)
        kind = cls.Kind.ACCOUNT if own.role is None else cls.Kind.ROLE
        return cls(kind=kind, account=own.account, role=own.role)

    @property
    def columns(self):
        """The names of the columns that its kind needs."""
        return NEEDS[self.kind]

    def users(self):
        """Everybody in it, active or not."""
        return get_user_model().objects.filter(self.MEMBERS[self.kind](self))

    MEMBERS = {
        "everyone": lambda self: Q(pk__isnull=False),
        "internal": lambda self: Q(contact=None),
        "subordinates": lambda self: Q(pk=self.user_id) | Q(contact__account__owner=self.user_id),
        "profile": lambda self: Q(groups=self.profile_id),
        "territory": lambda self: (
            Q(pk__in=self.territory.managers.values("pk"), contact=None)
            | lying_in(self.territory.pairs, "contact__account__")
        ),
        "level": lambda self: Q(contact__account__level=self.level_id),
        "account": lambda self: Q(contact__account=self.account_id),
        "role": lambda self: Q(contact__account=self.account_id, partner_role=self.role),
        "user": lambda self: Q(pk=self.user_id),
    }

    def partner_users(self):
        """The partner users in it who could log in: active, at an enabled partner."""
        return partner_users_of(self.users())

    @property
    def is_open_to_partners(self):
        """Whether partner users are in it, or may come into it: today's number is not asked.

        What is open to such a group is open to partners, whether there is one yet or not.
        """
        if self.kind == self.Kind.PROFILE:
            return profiles_open_to_partners().filter(pk=self.profile_id).exists()
        return self.user.is_partner if self.kind == self.Kind.USER else self.kind in HOLD_PARTNERS

    def internal_users(self):
        return self.users().internal().active()

    def accounts(self, at=""):
        """The accounts that are this group's: those its users own, or those it names itself.

        A condition; `at` is the way to the account.
        """
        if self.kind == self.Kind.LEVEL:
            return Q(**{f"{at}level": self.level_id})
        if self.kind == self.Kind.TERRITORY:
            return lying_in(self.territory.pairs, at)
        if self.kind in (self.Kind.ACCOUNT, self.Kind.ROLE):
            return Q(**{f"{at}pk": self.account_id})
        return Q(**{f"{at}owner__in": self.users().values("pk")})

    def holds(self, user):
        return self.users().filter(pk=user.pk).exists()


def partner_users_of(users):
    return users.partners().active().filter(partner_account("contact__account__"))
