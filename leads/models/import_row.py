"""What became of each row of an imported file."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager


class ImportRowQuerySet(RuledQuerySet):
    rules = {"view": rules.view_import_row}

    def rejected(self):
        return self.filter(outcome=ImportRow.Outcome.REJECTED)

    def with_warnings(self):
        return self.exclude(warnings="")


class ImportRow(models.Model):
    """What became of one row. `cells` are kept of rejected ones, to be downloaded."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        UPDATED = "updated", _("Updated")
        DUPLICATE = "duplicate", _("Duplicate")
        REJECTED = "rejected", _("Rejected")

    job = models.ForeignKey(
        "leads.Import",
        models.CASCADE,
        related_name="results",
        db_index=False,  # That of a result per row begins with it.
        verbose_name=_("import"),
    )
    number = models.PositiveIntegerField(_("row"))
    line = models.PositiveIntegerField(_("line"))
    outcome = models.CharField(_("outcome"), max_length=9, choices=Outcome)
    lead = models.ForeignKey(
        "leads.Lead", models.SET_NULL, null=True, blank=True, related_name="import_rows"
    )
    reason = models.TextField(_("reason"), blank=True)
    warnings = models.TextField(_("warnings"), blank=True)
    cells = models.JSONField(_("cells"), null=True, blank=True)

    objects = ScopedManager.from_queryset(ImportRowQuerySet)()

    class Meta:
        default_permissions = ["view"]
        constraints = [models.UniqueConstraint(fields=["job", "number"], name="one_result_per_row")]
        indexes = [models.Index(fields=["job", "outcome", "number"], name="import_row_by_outcome")]
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")

    def __str__(self):
        return f"{self.job_id}: {self.number}"
