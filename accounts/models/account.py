"""Companies. A partner account is one that was enabled as partner."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import leaving, rules
from accounts.above import eligible
from accounts.territories import lying_in
from prm.audit import HERE, What, audit
from prm.audit.changes import fromto
from prm.countries import name_of
from prm.permissions import RuledQuerySet, ScopedManager
from prm.web import link_of, validate_web_address

from .account_group import AccountGroup
from .giving import demand_here
from .level import Level, LevelChange
from .organization import Organization


class AccountQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_account,
        "change": rules.change_account,
        "enable": rules.enable_account,
        "share": rules.share_account,
    }

    def partners(self):
        """Enabled as partner, and not disabled."""
        return self.filter(rules.partner_account())

    def in_territory(self, territory):
        """Those whose address lies in it."""
        return self.filter(lying_in(territory.pairs))

    @transaction.atomic
    def give_to(self, owner, by):
        """Let another internal user own these accounts, who sees them then as the owner does."""
        others = self.exclude(owner=owner).order_by("pk")
        for account in others.select_for_update(of=("self",), no_key=True):
            audit(by, What.ASSIGN, account, owner=fromto(account.owner_id, owner.pk))
        others.update(owner=owner)

    def search(self, words):
        return self.filter(Q(name__icontains=words) | Q(website__icontains=words))

    def named(self, name):
        """The accounts of this name, however it is written."""
        return self.filter(name__iexact=name.strip())


class Account(models.Model):
    """A company: a customer, a prospect, or a partner."""

    class Status(models.TextChoices):
        PROSPECT = "prospect", _("Prospect")
        ACTIVE = "active", _("Active")
        INACTIVE = "inactive", _("Inactive")

    name = models.CharField(_("account name"), max_length=255)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="owned_accounts",
        verbose_name=_("account owner"),
        limit_choices_to={"contact": None},
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.PROSPECT)
    level = models.ForeignKey(
        Level, models.PROTECT, null=True, blank=True, verbose_name=_("level"), related_name="+"
    )
    industry = models.CharField(_("industry"), max_length=80, blank=True)
    website = models.CharField(
        _("website"), max_length=255, blank=True, validators=[validate_web_address]
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    street = models.TextField(_("street"), max_length=255, blank=True)
    city = models.CharField(_("city"), max_length=40, blank=True)
    state = models.CharField(_("state/province"), max_length=80, blank=True)
    postal_code = models.CharField(_("zip/postal code"), max_length=20, blank=True)
    country = models.CharField(_("country"), max_length=80, blank=True)
    employees = models.PositiveIntegerField(_("employees"), null=True, blank=True)
    annual_revenue = models.DecimalField(
        _("annual revenue"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    description = models.TextField(_("description"), max_length=32_000, blank=True)
    partner_since = models.DateTimeField(_("partner since"), null=True, blank=True)
    enabled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    disabled_at = models.DateTimeField(_("disabled"), null=True, blank=True)
    disabled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    updated_at = models.DateTimeField(_("last modified"), auto_now=True)

    objects = ScopedManager.from_queryset(AccountQuerySet)()

    class Meta:
        permissions = [
            ("enable_account", "Can enable account as partner"),
            ("share_account", "Can share account"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(disabled_at=None) | Q(partner_since__isnull=False),
                name="only_a_partner_is_disabled",
            ),
        ]
        indexes = [
            models.Index(fields=["name", "id"], name="account_by_name"),
            models.Index(fields=["owner", "name", "id"], name="account_by_owner"),
            models.Index(fields=["-created_at", "-id"], name="account_newest"),
        ]
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("accounts:detail", args=[self.pk])

    @property
    def is_partner(self):
        """Enabled as partner, and not disabled."""
        return self.partner_since is not None and self.disabled_at is None

    @property
    def is_disabled(self):
        return self.disabled_at is not None

    @property
    def status_kind(self):
        """The pill that shows the status."""
        return "good" if self.status == self.Status.ACTIVE else ""

    @property
    def website_link(self):
        return link_of(self.website)

    @property
    def country_name(self):
        return name_of(self.country)

    @transaction.atomic
    def give_to(self, owner, by):
        """Let another internal user own this account. Raises ValidationError if they have left."""
        demand_here(owner)
        Account.objects.unscoped().filter(pk=self.pk).give_to(owner, by)
        self.owner = owner

    @transaction.atomic
    def move_to_level(self, level, by):
        """Give this account another level, by which rules share; note it in its history."""
        rows = Account.objects.unscoped().filter(pk=self.pk).select_for_update(of=("self",))
        before = rows.get().level
        if before != level:
            rows.update(level=level)
            LevelChange.objects.create(account=self, from_level=before, to_level=level, by=by)
            audit(by, What.ROLE, self, level=fromto(before and before.pk, level and level.pk))
        self.level = level

    @property
    def users(self):
        """The logins of its contacts."""
        return get_user_model().objects.filter(contact__account=self)

    def colleagues_who_stay(self, leaving):
        """Its users who may be given a lead, without those who leave."""
        staying = self.users.exclude(pk__in=[user.pk for user in leaving])
        return eligible(staying).order_by("last_name", "first_name", "pk")

    @transaction.atomic
    def disable(self, by, handing, *, notify=True):
        """Shut the logins of all its users at once, and hand on what they hold.

        Nothing is deleted, and who was active stays noted: `enable_again` opens them as they
        were. Twice is once.
        """
        rows = Account.objects.unscoped().filter(pk=self.pk).filter(rules.partner_account())
        if rows.update(disabled_at=timezone.now(), disabled_by=by):
            audit(by, What.ACCESS, self, disabled=True)
            users = list(self.users.order_by("pk").select_for_update(of=("self",), no_key=True))
            leaving.hand_on(leaving.Leave(users, by, notify), handing, whole_account=True)
            for user in users:
                user.end_sessions()
        self.refresh_from_db()

    @transaction.atomic
    def enable_again(self):
        """Its users are back as they were; their leads stay where they went. Twice is once."""
        rows = Account.objects.unscoped().filter(pk=self.pk, disabled_at__isnull=False)
        if rows.update(disabled_at=None, disabled_by=None):
            audit(HERE, What.ACCESS, self, disabled=False)
        self.refresh_from_db()

    @transaction.atomic
    def enable_as_partner(self, by):
        """Let this company's contacts become partner users. Twice is once.

        Raises ValidationError while partner relationship management is not enabled.
        """
        Organization.demand_prm()
        fresh = Account.objects.unscoped().filter(pk=self.pk, partner_since=None)
        if fresh.update(partner_since=timezone.now(), enabled_by=by, status=self.Status.ACTIVE):
            audit(by, What.ACCESS, self, partner=True)
        AccountGroup.found(self)
        self.refresh_from_db()

    def file(self, activity):
        """Keep a new activity with this account."""
        activity.account = self
        activity.save(force_insert=True)
