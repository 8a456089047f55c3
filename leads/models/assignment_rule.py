"""Assignment rules: ordered entries that say where new leads go. One rule is active."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from leads import distribution_rules as rules
from prm.permissions import RuledQuerySet

from .named_text import NamedText
from .rule_entry import RuleEntry

CHANGED = _("%(rule)s: somebody else changed it meanwhile. Look at it again.")


class Revised(Exception):
    """Somebody else changed the rule since its page was made."""


class AssignmentRuleQuerySet(RuledQuerySet):
    rules = {"view": rules.view_rule, "change": rules.change_rule}

    def active(self):
        """The active rule, or None."""
        return self.filter(is_active=True).first()

    def with_entries_counted(self):
        """Tell each how many entries its newest version has: `entries_count`."""
        entries = RuleEntry.objects.in_force().filter(version__rule=OuterRef("pk")).order_by()
        numbers = entries.values("version__rule").annotate(n=Count("pk")).values("n")
        return self.annotate(entries_count=Coalesce(Subquery(numbers), 0))


class AssignmentRule(models.Model):
    """A name, and the entries of its newest version.

    `latest` and `is_active` are written by `revise`, `activate` and `deactivate` alone.
    """

    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    is_active = models.BooleanField(_("active"), default=False, editable=False)
    latest = models.PositiveIntegerField(_("version"), default=0, editable=False)

    objects = AssignmentRuleQuerySet.as_manager()

    class Meta:
        ordering = ["-is_active", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_active"], condition=Q(is_active=True), name="one_active_rule"
            )
        ]
        verbose_name = _("assignment rule")
        verbose_name_plural = _("assignment rules")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("rules:detail", args=[self.pk])

    @classmethod
    @transaction.atomic
    def found(cls, name, by, **values):
        """Make a rule. Its first version has no entries."""
        rule = cls.objects.create(name=name, **values)
        rule.revise([], by, seen=0)
        return rule

    @cached_property
    def current(self):
        """The newest version."""
        return self.versions.select_related("by").get(number=self.latest)

    @transaction.atomic
    def revise(self, entries, by, seen, note=""):
        """Make a new version of these entries, in this order; raises Revised.

        `seen` is the version that the change was made to: of two who change the same at
        once, one is told so. `entries` are RuleEntry rows, saved or not; they are copied.
        """
        here = AssignmentRule.objects.filter(pk=self.pk, latest=seen)
        if not here.update(latest=seen + 1):
            raise Revised
        if not NamedText.objects.hold({entry.text_id for entry in entries} - {None}):
            raise Revised
        version = self.versions.create(number=seen + 1, by=by, note=note)
        RuleEntry.objects.bulk_create(
            entry.copied(version, position) for position, entry in enumerate(entries, 1)
        )
        self.latest = version.number
        self.__dict__.pop("current", None)
        return version

    def retargeted(self, owners, to):
        """Its entries, with `to` instead of these owners (numbers), for `revise`.

        A text that is for mails of another kind does not go with them.
        """
        entries = self.current.in_order
        for entry in entries:
            if entry.owner_id in owners:
                entry.owner = to
                entry.text = entry.text if entry.text_fits else None
        return entries

    @transaction.atomic
    def activate(self):
        """Let this rule decide from here on. Answers the one that did until now, or None."""
        rows = AssignmentRule.objects.select_for_update().order_by("pk")
        before = next((rule for rule in rows if rule.is_active), None)
        AssignmentRule.objects.filter(is_active=True).update(is_active=False)
        AssignmentRule.objects.filter(pk=self.pk).update(is_active=True)
        self.is_active = True
        return before if before != self else None

    def assign(self, leads, act):
        """Hand leads to whom this rule says: see leads.assignment.assign."""
        from leads.assignment import assign  # It needs all models.

        return assign(self, leads, act)

    def deactivate(self):
        AssignmentRule.objects.filter(pk=self.pk).update(is_active=False)
        self.is_active = False


class RuleVersion(models.Model):
    """The entries of a rule from one change to the next. Never changed afterwards."""

    rule = models.ForeignKey(
        AssignmentRule, models.CASCADE, related_name="versions", verbose_name=_("rule")
    )
    number = models.PositiveIntegerField(_("version"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    note = models.CharField(_("what was changed"), max_length=255, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="a_version_has_its_number")
        ]
        verbose_name = _("version of a rule")
        verbose_name_plural = _("versions of rules")

    def __str__(self):
        return f"{self.rule} {self.number}"

    @cached_property
    def in_order(self):
        """The entries with whom they hand leads to, the first first."""
        targets = ["owner__user__contact__account", "owner__queue", "text"]
        targets += ["round_robin__fallback__user", "round_robin__fallback__queue"]
        return list(self.entries.select_related(*targets).order_by("position"))
