"""One lead of a run: where it was when it was selected, where it goes, and how that went."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager


class RunRowQuerySet(RuledQuerySet):
    rules = {"view": rules.view_run_row}

    def waiting(self):
        return self.filter(outcome=RunRow.Outcome.WAITING)

    def done(self):
        return self.filter(outcome=RunRow.Outcome.DONE)

    def skipped(self):
        return self.filter(outcome=RunRow.Outcome.SKIPPED)


class RunRow(models.Model):
    """What a run does to one lead, frozen when it was selected.

    The run touches the lead only if it still has `owner_seen` (and `status_seen`, where the
    status is changed). `at` is when it did.
    """

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Skipped")

    class Reason(models.TextChoices):
        """Why a lead is skipped."""

        FORBIDDEN = "forbidden", _("You may not do this with this lead.")
        IN_QUEUE = "in queue", _("It waits in a queue and must be taken first.")
        ALREADY = "already", _("It is so already.")
        KEPT = "kept", _("No entry of the rule gives it to anybody else.")
        NOBODY = "nobody", _("Nobody could receive it.")
        UNABLE = "unable", _("The one to get it cannot be given leads any more.")
        CONSENT = "consent", _("Its person has not agreed to go to a partner.")
        MOVED = "moved on", _("Somebody changed it meanwhile.")
        GONE = "gone", _("It was deleted meanwhile.")
        WORKED = "worked on", _("It was worked on since.")

    run = models.ForeignKey(
        "leads.Run",
        models.CASCADE,
        related_name="results",
        db_index=False,
        verbose_name=_("run"),
    )
    lead = models.ForeignKey(
        "leads.Lead",
        models.SET_NULL,
        null=True,
        related_name="run_rows",
        db_index=False,
        verbose_name=_("lead"),
    )
    owner_seen = models.ForeignKey(
        "leads.Owner", models.PROTECT, related_name="+", db_index=False, verbose_name=_("from")
    )
    to_owner = models.ForeignKey(
        "leads.Owner",
        models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("to"),
    )
    status_seen = models.CharField(_("status before"), max_length=80, blank=True)
    status_to = models.CharField(_("status after"), max_length=80, blank=True)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome)
    reason = models.CharField(_("reason"), max_length=9, choices=Reason, blank=True)
    at = models.DateTimeField(_("when"), null=True, blank=True)

    objects = ScopedManager.from_queryset(RunRowQuerySet)()

    class Meta:
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(fields=["lead", "run"], name="one_result_per_lead_of_a_run"),
            models.CheckConstraint(
                condition=models.Q(outcome="skipped") ^ models.Q(reason=""),
                name="a_lead_is_skipped_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["run", "outcome", "id"], name="run_row_by_outcome")]
        verbose_name = _("lead of a run")
        verbose_name_plural = _("leads of runs")

    def __str__(self):
        return f"{self.run_id}: {self.lead_id}"
