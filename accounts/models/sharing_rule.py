"""Rules that open records of one group of users to another."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import above, rules
from prm.audit import What, audit
from prm.memo import forget
from prm.permissions import RuledQuerySet

from .account import Account
from .audience import Audience
from .organization import Organization
from .reach import Reach

FEW = 5
OWN_NO_ACCOUNTS = ("role",)
OWN_ACCOUNT = gettext_lazy("Partner users see no account but their own, whatever is shared.")


class SharingRuleQuerySet(RuledQuerySet):
    rules = {"view": rules.view_sharing_rule, "change": rules.view_sharing_rule}

    def active(self):
        return self.filter(is_active=True)

    def with_names(self):
        """Fetch with each what its groups are called, and where their territories are."""
        ends = ("profile", "territory", "level", "account", "user")
        rows = self.select_related(*(f"{end}__{of}" for end in ("source", "target") for of in ends))
        return rows.prefetch_related("source__territory__regions", "target__territory__regions")

    def reaching(self, user):
        """The active rules that open leads or accounts to this user."""
        rows = self.active().filter(target__in=Audience.objects.holding(user))
        return rows.for_partners() if user.is_partner else rows

    def for_partners(self):
        """Those that mean the partner users of their group, too. Accounts are never opened."""
        return self.filter(records="leads", internal_only=False)

    def exposing(self):
        """The active rules that open leads to partner users, be there any yet or not."""
        reached = Audience.objects.open_to_partners()
        rules = self.active().for_partners().filter(target__in=reached)
        return rules.exclude(pk__in=above.rules_that_open_nothing(rules))


class SharingRule(models.Model):
    """Leads (or accounts) owned by one group are open to another, for reading or editing.

    `criteria` and `logic` (leads.criteria) narrow the leads; none: all that the group owns.
    For accounts, a level or a partner account as `source` means those accounts themselves.
    `internal_only` leaves the partner users out of the target, whoever else is in it;
    `make_internal_only()` sets it, as the external access wizard does; of accounts it is
    always so. `exposing()` lists what is open to partner users, `reach()` says to how many
    people and whom.
    """

    class Records(models.TextChoices):
        LEADS = "leads", gettext_lazy("Leads")
        ACCOUNTS = "accounts", gettext_lazy("Accounts")

    class Access(models.TextChoices):
        READ = "read", gettext_lazy("Read")
        EDIT = "edit", gettext_lazy("Read and edit")

    name = models.CharField(gettext_lazy("name"), max_length=80, unique=True)
    records = models.CharField(gettext_lazy("what"), max_length=8, choices=Records)
    source = models.ForeignKey(
        Audience, models.CASCADE, related_name="+", verbose_name=gettext_lazy("owned by")
    )
    target = models.ForeignKey(
        Audience, models.CASCADE, related_name="+", verbose_name=gettext_lazy("shared with")
    )
    access = models.CharField(
        gettext_lazy("access"), max_length=4, choices=Access, default=Access.READ
    )
    criteria = models.JSONField(gettext_lazy("criteria"), default=list, blank=True)
    logic = models.CharField(
        gettext_lazy("filter logic"),
        max_length=2000,
        blank=True,
        help_text=gettext_lazy("Such as 1 AND (2 OR 3). Empty: all criteria must match."),
    )
    internal_only = models.BooleanField(gettext_lazy("internal users only"), default=False)
    is_active = models.BooleanField(gettext_lazy("active"), default=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)

    objects = SharingRuleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(records="leads") | Q(criteria=[], logic=""),
                name="only_leads_are_shared_by_criteria",
            )
        ]
        indexes = [
            models.Index(fields=["target"], condition=Q(is_active=True), name="rules_that_reach")
        ]
        verbose_name = gettext_lazy("sharing rule")
        verbose_name_plural = gettext_lazy("sharing rules")

    def __str__(self):
        return self.name

    @property
    def edits(self):
        return self.access == self.Access.EDIT

    @property
    def is_by_criteria(self):
        """Whether criteria narrow it, those that nobody can read among them."""
        return self.criteria != [] or self.logic != ""

    @transaction.atomic
    def store(self, by):
        """Keep the rule as it is now; it holds from the next request on."""
        if self._state.adding:
            self.created_by = by
        self.changed_by, self.changed_at = by, timezone.now()
        self.save()
        self.note(by)

    def note(self, by, **more):
        """Who changed what is open to whom stands in the audit log, without any value."""
        ends = {"source": self.source_id, "target": self.target_id}
        how = {"records": self.records, "access": self.access, "active": self.is_active}
        if self.is_by_criteria:
            how |= {"criteria": asked_by(self.criteria), "logic": self.logic}
        audit(by, What.SHARE, self, **ends, **how, internal_only=self.internal_only, **more)
        forget()

    @transaction.atomic
    def remove(self, by):
        """It holds no more, from the next request on."""
        self.note(by, deleted=True)
        self.delete()

    @transaction.atomic
    def make_internal_only(self, by):
        """Take the partner users out of those it shares with. Twice is once."""
        rows = SharingRule.objects.filter(pk=self.pk, internal_only=False)
        changed = rows.update(internal_only=True, changed_by=by, changed_at=timezone.now())
        self.refresh_from_db()
        if changed:
            self.note(by)

    @property
    def is_of_leads(self):
        return self.records == self.Records.LEADS

    @property
    def is_for_partners(self):
        """Whether it means the partner users of its group, too."""
        return self.is_of_leads and self.is_active and not self.internal_only

    def partner_users(self):
        """The partner users who see something by this rule."""
        return self.partner_users_if(self.is_for_partners)

    def partner_users_if(self, is_for_partners):
        people = self.target.partner_users()
        return people if is_for_partners else people.none()

    def reach(self):
        """Who sees what by the rule as it is now. Saved or not."""
        return self.reach_if(self.is_for_partners)

    def reach_if_active(self):
        """Whom it would reach if it were active and, of leads, for partner users, too."""
        return self.reach_if(self.is_of_leads)

    def reach_if(self, is_for_partners):
        partners = self.partner_users_if(is_for_partners).select_related("contact__account")
        internals = self.target.internal_users()
        records = self.opened()
        return Reach(
            is_for_partners and self.target.is_open_to_partners,
            partners.count(),
            list(partners.order_by("last_name", "first_name", "pk")[:FEW]),
            internals.count(),
            list(internals.order_by("last_name", "first_name", "pk")[:FEW]),
            records.count(),
            list(records.order_by("-pk")[:FEW]),
            self.is_of_leads and Organization.wants_consent(),
        )

    def opened(self):
        """The leads or accounts it opens."""
        if self.is_of_leads:
            return above.leads_opened_by(self)
        return Account.objects.unscoped().filter(self.source.accounts())

    def demand_sense(self):
        """Refuse, in words, a rule by which nobody would see more."""
        if not self.is_of_leads and self.is_by_criteria:
            raise ValidationError(_("Criteria are for leads only."))
        if not self.is_of_leads and self.source.kind in OWN_NO_ACCOUNTS:
            raise ValidationError({"source": _("A role in a partner account owns no accounts.")})
        for field in ("source", "target"):
            audience = getattr(self, field)
            if not audience.users().exists():
                words = _("Nobody is in this group: %(group)s.")
                raise ValidationError({field: words % {"group": audience}})
        if not self.is_of_leads and not self.target.users().internal().exists():
            raise ValidationError({"target": OWN_ACCOUNT})
        if self.goes_in_a_circle():
            raise ValidationError(
                _("This goes in a circle: %(group)s would see what they own already.")
                % {"group": self.target}
            )

    def goes_in_a_circle(self):
        """Whether both groups, however they are called, are one and the same person."""
        people = self.source.users().order_by().values("pk")
        return people.union(self.target.users().order_by().values("pk")).count() == 1


def asked_by(criteria):
    """Of which fields criteria speak, and how; not for what, which may be somebody's name."""
    rows = criteria if isinstance(criteria, list) else []
    return [[each.get("field"), each.get("operator")] for each in rows if isinstance(each, dict)]
