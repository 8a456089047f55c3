"""One line of an assignment rule: which leads, and to whom."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .chosen_text import chosen_text
from .owner import Owner


class RuleEntryQuerySet(models.QuerySet):
    def in_force(self):
        """Those of the newest version of each rule."""
        return self.filter(version__number=models.F("version__rule__latest"))

    def to_owner(self, owner):
        return self.filter(owner=owner)

    def to_round_robin(self, round_robin):
        return self.filter(round_robin=round_robin)

    def rules(self):
        """The rules that have them, in the order in which all change them."""
        rules = {entry.version.rule for entry in self.select_related("version__rule")}
        return sorted(rules, key=lambda rule: rule.pk)


class RuleEntry(models.Model):
    """Criteria, the logic between them (leads.criteria), and the target of whom they match.

    A target that is gone (its queue or round robin deleted) leaves a null behind: nobody.
    `text` is what its mails are written with, those to a queue or to people; None: the usual
    text. It cannot be deleted while any version has it.
    """

    class Target(models.TextChoices):
        OWNER = "owner", _("User or queue")
        ROUND_ROBIN = "round robin", _("Round robin")
        STOP = "stop", _("Keep the owner and stop")

    version = models.ForeignKey("leads.RuleVersion", models.CASCADE, related_name="entries")
    position = models.PositiveSmallIntegerField(_("order"))
    criteria = models.JSONField(_("criteria"), default=list, blank=True)
    logic = models.CharField(_("filter logic"), max_length=2000, blank=True)
    target = models.CharField(_("target"), max_length=11, choices=Target, default=Target.STOP)
    owner = models.ForeignKey(
        Owner,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="rule_entries",
        verbose_name=_("Lead Owner"),
    )
    round_robin = models.ForeignKey(
        "leads.RoundRobin",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="rule_entries",
        verbose_name=_("round robin"),
    )
    notify = models.BooleanField(_("Send notification email"), default=True)
    text = chosen_text()
    note = models.CharField(_("note"), max_length=255, blank=True)

    objects = RuleEntryQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="entries_have_an_order"),
            models.CheckConstraint(
                condition=(Q(target="owner") | Q(owner=None))
                & (Q(target="round robin") | Q(round_robin=None)),
                name="an_entry_has_one_target",
            ),
            models.CheckConstraint(
                condition=Q(text=None) | Q(notify=True) & ~Q(target="stop"),
                name="a_text_is_for_a_mail",
            ),
        ]
        verbose_name = _("entry of a rule")
        verbose_name_plural = _("entries of rules")

    def __str__(self):
        return f"{self.position}: {self.target_name}"

    COPIED = ("criteria", "logic", "target", "owner", "round_robin", "notify", "text", "note")

    def copied(self, version, position):
        """The same entry for another version, not saved."""
        values = {name: getattr(self, name) for name in self.COPIED}
        return RuleEntry(version=version, position=position, **values)

    def equals(self, other):
        return all(getattr(self, name) == getattr(other, name) for name in self.COPIED)

    @property
    def target_name(self):
        """To whom, in words."""
        if self.target == self.Target.STOP:
            return self.get_target_display()
        who = self.owner if self.target == self.Target.OWNER else self.round_robin
        return str(who) if who else str(_("Nobody: it was deleted"))

    @property
    def mail_kind(self):
        """The kind of mail that a text of it is for."""
        return "queue" if self.owner and self.owner.is_queue else "assignment"

    @property
    def text_fits(self):
        return self.text is None or self.text.kind == self.mail_kind

    @property
    def matches_all(self):
        return not self.criteria
