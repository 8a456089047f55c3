"""Who takes part in a round robin, what each got, and when each was passed over and why."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import distribution_rules as rules
from prm.permissions import RuledQuerySet

from .owner import Owner

MOST_WEIGHT = 100
EVERY_DAY = "1234567"


class RoundRobinMemberQuerySet(RuledQuerySet):
    rules = {"view": rules.view_round_robin, "change": rules.change_round_robin}

    def with_owners(self):
        return self.select_related("robin", "owner__user__contact__account", "owner__queue")


class RoundRobinMember(models.Model):
    """One owner in a round robin: how much of it they get, and when they cannot receive."""

    class Out(models.TextChoices):
        """Why a member is not dealt to; `""` is one who is."""

        NEW = "new", _("Has just joined")
        PAUSED = "paused", _("Paused")
        DAY = "day off", _("Not a working day")
        INELIGIBLE = "not eligible", _("Not eligible")
        OPEN = "open leads", _("Most open leads reached")
        TODAY = "today", _("Most a day reached")

    robin = models.ForeignKey("leads.RoundRobin", models.CASCADE, related_name="members")
    owner = models.ForeignKey(
        Owner, models.PROTECT, related_name="round_robins", verbose_name=_("member")
    )
    position = models.PositiveIntegerField(_("order"), default=1)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WEIGHT)],
        help_text=_("Who has 2 gets twice as many as who has 1."),
    )
    paused_until = models.DateField(
        _("paused until"), null=True, blank=True, help_text=_("The first day they are back.")
    )
    days = models.CharField(_("working days"), max_length=7, default=EVERY_DAY)
    most_open = models.PositiveIntegerField(_("most open leads"), null=True, blank=True)
    most_a_day = models.PositiveIntegerField(_("most a day"), null=True, blank=True)

    out = models.CharField(max_length=12, choices=Out, default=Out.NEW, blank=True, editable=False)
    passed = models.BigIntegerField(default=0, editable=False)
    last = models.BigIntegerField(default=0, editable=False)
    received = models.BigIntegerField(_("received"), default=0, editable=False)
    earned = models.FloatField(default=0, editable=False)  # The share of their time until now.
    tally = models.FloatField(default=0, editable=False)  # The round robin's, since when counts.

    objects = RoundRobinMemberQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["robin", "owner"], name="a_member_once"),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=MOST_WEIGHT), name="a_weight_is_1_to_100"
            ),
        ]
        verbose_name = _("member of a round robin")
        verbose_name_plural = _("members of round robins")

    def __str__(self):
        return str(self.owner)

    TERMS = ("weight", "paused_until", "days", "most_open", "most_a_day")

    @property
    def terms(self):
        """How much they get and when, as `RoundRobin.admit` takes it."""
        return {name: getattr(self, name) for name in self.TERMS}

    def share_at(self, tally):
        """How many leads were theirs by weight, of those dealt while they could receive."""
        return self.earned + (0 if self.out else self.weight * (tally - self.tally))

    def settle(self, tally):
        """Count what they earned until now; from here on counts anew."""
        self.earned, self.tally = self.share_at(tally), tally


class Dealt(models.Model):
    """What one owner got in one dealing: a member, or the fallback. Stays when members leave."""

    robin = models.ForeignKey("leads.RoundRobin", models.CASCADE, related_name="ledger")
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="+")
    is_fallback = models.BooleanField(default=False)
    leads = models.PositiveIntegerField(_("leads"))
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["robin", "-at", "-id"], name="dealt_by_robin"),
            models.Index(fields=["owner", "-at"], name="dealt_by_owner"),
        ]
        verbose_name = _("dealt leads")
        verbose_name_plural = _("dealt leads")

    def __str__(self):
        return f"{self.owner}: {self.leads}"


class Skip(models.Model):
    """A time in which an owner could not receive: why, and how many leads went by."""

    robin = models.ForeignKey("leads.RoundRobin", models.CASCADE, related_name="skips")
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=12, choices=RoundRobinMember.Out)
    since = models.DateTimeField(_("from"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True)
    dealt_before = models.BigIntegerField()
    dealt_after = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["robin", "owner"], condition=Q(until=None), name="one_skip_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["robin", "-since", "-id"], name="skip_by_robin")]
        verbose_name = _("skip")
        verbose_name_plural = _("skips")

    def __str__(self):
        return f"{self.owner}: {self.get_reason_display()}"

    def passed_by(self, dealt):
        """How many leads went by, of `dealt` until now."""
        return (dealt if self.dealt_after is None else self.dealt_after) - self.dealt_before
