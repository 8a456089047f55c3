"""The tiers of partner accounts, and who had which from when."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import rules
from prm.permissions import RuledQuerySet, ScopedManager


class LevelQuerySet(RuledQuerySet):
    rules = {"view": rules.view_level, "change": rules.change_level}

    def with_use(self):
        """Tell each whether an account has it, or once had: `is_used`."""
        accounts = (
            apps.get_model("accounts.Account").objects.unscoped().filter(level=OuterRef("pk"))
        )
        changes = LevelChange.objects.unscoped()
        changes = changes.filter(Q(to_level=OuterRef("pk")) | Q(from_level=OuterRef("pk")))
        return self.annotate(is_used=Exists(accounts) | Exists(changes))


class Level(models.Model):
    """The tier of a partner account, ranked: the higher the rank, the higher the tier."""

    class Colour(models.TextChoices):
        """Of the pill that shows the level; each keeps its contrast in light and dark."""

        GREY = "grey", _("Grey")
        BRONZE = "bronze", _("Bronze")
        SILVER = "silver", _("Silver")
        GOLD = "gold", _("Gold")
        GREEN = "green", _("Green")
        BLUE = "blue", _("Blue")
        VIOLET = "violet", _("Violet")

    name = models.CharField(_("name"), max_length=40, unique=True)
    rank = models.PositiveSmallIntegerField(
        _("rank"), unique=True, help_text=_("The higher the rank, the higher the level.")
    )

    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.GREY)

    objects = LevelQuerySet.as_manager()

    class Meta:
        ordering = ["rank"]
        verbose_name = _("level")
        verbose_name_plural = _("levels")

    def __str__(self):
        return self.name

    def remove(self):
        """Delete this level unless an account has it, or once had: answers whether."""
        try:
            self.delete()
        except ProtectedError:
            return False
        return True


class LevelChangeQuerySet(RuledQuerySet):
    rules = {"view": rules.view_level_change}

    def newest_first(self):
        return self.order_by("-at", "-pk")


class LevelChange(models.Model):
    """One change of an account's level. Written by `Account.move_to_level`, never changed."""

    account = models.ForeignKey("accounts.Account", models.CASCADE, related_name="level_changes")
    from_level = models.ForeignKey(
        Level, models.PROTECT, null=True, related_name="+", verbose_name=_("from")
    )
    to_level = models.ForeignKey(
        Level, models.PROTECT, null=True, related_name="+", verbose_name=_("to")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), default=timezone.now)

    objects = ScopedManager.from_queryset(LevelChangeQuerySet)()

    class Meta:
        default_permissions = ["view"]
        indexes = [models.Index(fields=["account", "-at"], name="level_change_by_account")]
        verbose_name = _("change of level")
        verbose_name_plural = _("changes of level")

    def __str__(self):
        return f"{self.from_level or '–'} → {self.to_level or '–'}"
