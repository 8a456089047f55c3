"""The company that runs the partner programme."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from prm.audit.changes import noting
from prm.question import Question

from .partner_role import PartnerRole

NAMED = 10
DEMANDS_CONSENT = Question(lambda: Organization.objects.filter(demands_consent=True).values("pk"))
ZONE = Question(lambda: Organization.objects.values_list("time_zone"))


def usual_zone():
    return settings.TIME_ZONE


class Organization(models.Model):
    """One row: the organization's name and what holds for all of it."""

    class SecondFactor(models.TextChoices):
        NOBODY = "nobody", _("Nobody must")
        ADMINISTRATORS = "administrators", _("Administrators must")
        INTERNAL = "internal", _("All internal users must")
        EVERYBODY = "everybody", _("Everybody must, partners too")

    class Default(models.TextChoices):
        """What internal users see of each other's records; of partners they see none."""

        PRIVATE = "private", _("Private")
        PUBLIC = "public", _("Public")

    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        default=usual_zone,
        help_text=_("When a day begins that queues and round robins count in."),
    )
    second_factor = models.CharField(
        _("second factor at log in"),
        max_length=14,
        choices=SecondFactor,
        default=SecondFactor.ADMINISTRATORS,
    )
    approves_colleagues = models.BooleanField(
        _("colleagues need approval"),
        default=False,
        help_text=_(
            "Whom a delegated administrator of a partner invites comes in only after the"
            " channel manager has said yes."
        ),
    )
    demands_consent = models.BooleanField(
        _("leads go to partners with consent only"),
        default=False,
        help_text=_("A lead whose person has not agreed stays with internal users and queues."),
    )
    prm_enabled_at = models.DateTimeField(_("PRM enabled at"), null=True, blank=True)
    prm_enabled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("PRM enabled by"),
    )
    leads_default = models.CharField(
        _("leads"), max_length=7, choices=Default, default=Default.PRIVATE
    )
    accounts_default = models.CharField(
        _("accounts"), max_length=7, choices=Default, default=Default.PRIVATE
    )
    partner_roles = models.PositiveSmallIntegerField(_("number of partner roles"), default=3)
    super_users_suspended_at = models.DateTimeField(
        _("super user rights suspended"), null=True, blank=True
    )
    super_users_suspended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    RIGHTS = (
        *("second_factor", "approves_colleagues", "demands_consent"),
        *("leads_default", "accounts_default"),
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_organization"),
            models.CheckConstraint(
                condition=Q(partner_roles__gte=1, partner_roles__lte=len(PartnerRole)),
                name="one_to_three_partner_roles",
            ),
            models.CheckConstraint(
                condition=Q(prm_enabled_at=None, prm_enabled_by=None)
                | Q(prm_enabled_at__isnull=False, prm_enabled_by__isnull=False),
                name="prm_is_enabled_by_somebody",
            ),
        ]
        verbose_name = _("organization")
        verbose_name_plural = _("organization")

    def __str__(self):
        return self.name

    @classmethod
    def current(cls):
        """The organization, or None until `manage.py bootstrap` has made it."""
        return cls.objects.filter(pk=1).first()

    @classmethod
    def found(cls, name, **values):
        return cls.objects.create(pk=1, name=name, **values)

    @classmethod
    def wants_consent(cls):
        """Whether a lead needs its person's consent before it leaves the house."""
        return bool(DEMANDS_CONSENT.ask())

    @classmethod
    def zone(cls):
        """The time zone whose midnight begins a day, for limits a day: nobody can move it."""
        rows = ZONE.ask()
        return rows[0][0] if rows else settings.TIME_ZONE

    @classmethod
    def where_public(cls, records):
        """The organization, if internal users see each other's `leads` (`accounts`) by default."""
        return cls.objects.filter(**{f"{records}_default": cls.Default.PUBLIC})

    @classmethod
    def where_super_users_count(cls):
        """The organization, as long as nobody suspends the rights of its super users."""
        return cls.objects.filter(super_users_suspended_at=None)

    @property
    def is_prm_enabled(self):
        return self.prm_enabled_at is not None

    @classmethod
    def has_prm(cls):
        """Whether there is an organization, and its partner programme is open."""
        return cls.objects.exclude(prm_enabled_at=None).exists()

    @classmethod
    def demand_prm(cls):
        """Refuse, in words, what works only with partner relationship management."""
        if not cls.has_prm():
            raise ValidationError(
                _(
                    "Partner relationship management is not enabled."
                    " An administrator enables it in Setup, Partner management."
                ),
                code="prm",
            )

    def enable_prm(self, by, at=None):
        """Switch partner relationship management on. Of two who do, the first did.

        There is no way back: the database refuses it (migration "prm stays enabled").
        """
        rows = Organization.objects.filter(pk=self.pk, prm_enabled_at=None)
        with noting(self, "is_prm_enabled", by=by):
            rows.update(prm_enabled_at=at or timezone.now(), prm_enabled_by=by)
        self.refresh_from_db()

    @transaction.atomic
    def set_partner_roles(self, number):
        """Have this many partner roles: User; and Manager; and Executive.

        Raises ValidationError that names who has a role there would be no more.
        """
        Organization.objects.select_for_update().get(pk=self.pk)
        people = get_user_model().objects.partners().filter(partner_role__gt=number)
        if people.exists():
            raise ValidationError(must_move(people))
        with noting(self, "partner_roles"):
            Organization.objects.filter(pk=self.pk).update(partner_roles=number)
        self.refresh_from_db()

    @classmethod
    def roles(cls):
        """The partner roles that the organization has."""
        organization = cls.current()
        return PartnerRole.up_to(organization.partner_roles if organization else len(PartnerRole))

    @classmethod
    def demand_role(cls, role):
        """Refuse a role that the organization does not have, now or a moment from now."""
        cls.objects.select_for_update().first()
        if role not in cls.roles():
            raise ValidationError(
                _("There is no partner role %(role)s in this organization."),
                code="role",
                params={"role": PartnerRole(role).label},
            )

    @property
    def are_super_users_suspended(self):
        return self.super_users_suspended_at is not None

    def suspend_super_users(self, by):
        """No super user sees their peers' records from the next request on. Twice is once.

        Who is a super user stays as it is, for `restore_super_users()`.
        """
        rows = Organization.objects.filter(pk=self.pk, super_users_suspended_at=None)
        with noting(self, "are_super_users_suspended", by=by):
            rows.update(super_users_suspended_at=timezone.now(), super_users_suspended_by=by)
        self.refresh_from_db()

    def restore_super_users(self):
        rows = Organization.objects.filter(pk=self.pk)
        with noting(self, "are_super_users_suspended"):
            rows.update(super_users_suspended_at=None, super_users_suspended_by=None)
        self.refresh_from_db()

    def demands_second_factor(self, user):
        groups = {
            self.SecondFactor.NOBODY: False,
            self.SecondFactor.ADMINISTRATORS: user.is_superuser,
            self.SecondFactor.INTERNAL: user.is_internal,
            self.SecondFactor.EVERYBODY: True,
        }
        return groups[self.second_factor]


def must_move(people):
    """Who stands against having fewer roles, in words."""
    ordered = people.select_related("contact__account").order_by("-partner_role", "last_name", "pk")
    names = [
        f"{user} ({user.account}, {user.get_partner_role_display()})" for user in ordered[:NAMED]
    ]
    more = people.count() - len(names)
    words = _("Give these users a lower role first: %(names)s.")
    if more:
        words = ngettext(
            "Give these users a lower role first: %(names)s, and %(more)s more.",
            "Give these users a lower role first: %(names)s, and %(more)s more.",
            more,
        )
    return words % {"names": ", ".join(names), "more": more}
