"""Changes of many leads at once, from their preview to the result of each lead."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.permissions import ScopedManager

from .run_queryset import UNDOABLE, RunQuerySet

LEASE = timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
MOST_ATTEMPTS = 5  # Starts without a single batch done in between.


def once_in_effect(field, name):
    """Of those that undo the same, one is under way or done."""
    return models.UniqueConstraint(
        fields=[field], condition=Q(state__in=["waiting", "running", "done"]), name=name
    )


class Run(models.Model):
    """One change of many leads: what is done to which, frozen when it was selected.

    `left` leads wait for it; the database holds that left, changed and skipped are all of
    them. They move on in the transaction that changes a batch's leads, so that a worker that
    is killed loses nothing and repeats nothing.
    """

    class Kind(models.TextChoices):
        OWNER = "owner", _("Change owner")
        ROUND_ROBIN = "round robin", _("Spread by a round robin")
        RULE = "rule", _("Run the assignment rule")
        STATUS = "status", _("Change status")
        DELETE = "delete", _("Delete")
        UNDO = "undo", _("Undo")

    class State(models.TextChoices):
        DRAFT = "draft", _("Not started")
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        CANCELLED = "cancelled", _("Cancelled")
        STOPPED = "stopped", _("Stopped")

    kind = models.CharField(_("kind"), max_length=11, choices=Kind)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="runs", verbose_name=_("by")
    )
    target = models.CharField(_("target"), max_length=255, blank=True)
    notify = models.BooleanField(_("mail asked for"), default=False)
    round_robin = models.ForeignKey(
        "leads.RoundRobin", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    rule = models.ForeignKey(
        "leads.AssignmentRule", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    rule_version = models.PositiveIntegerField(null=True, blank=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    undoes_import = models.ForeignKey(
        "leads.Import", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    handover = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    problem = models.TextField(_("why it stopped"), blank=True)

    rows = models.PositiveIntegerField(_("leads"), default=0)
    left = models.PositiveIntegerField(_("left"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    skipped = models.PositiveIntegerField(_("skipped"), default=0)

    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("selected"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ScopedManager.from_queryset(RunQuerySet)()

    class Meta:
        default_permissions = ["view", "change"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows=F("left") + F("changed") + F("skipped")),
                name="outcomes_of_a_run_add_up",
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(left=0), name="a_run_that_is_done_left_nothing"
            ),
            models.CheckConstraint(
                condition=Q(kind="undo", undoes__isnull=False, undoes_import=None)
                | Q(kind="undo", undoes=None, undoes_import__isnull=False)
                | ~Q(kind="undo") & Q(undoes=None, undoes_import=None),
                name="an_undo_undoes_one_thing",
            ),
            once_in_effect("undoes", name="a_run_is_undone_once"),
            once_in_effect("undoes_import", name="an_import_is_undone_once"),
        ]
        indexes = [
            models.Index(fields=["by", "-created_at"], name="run_by_person"),
            models.Index(fields=["-created_at", "-id"], name="run_newest"),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["draft", "waiting", "running"]),
                name="run_unfinished",
            ),
        ]
        verbose_name = _("run")
        verbose_name_plural = _("runs")

    def __str__(self):
        kind = self.get_kind_display()
        return f"{kind}: {self.target}" if self.target else str(kind)

    def get_absolute_url(self):
        return reverse("runs:detail", args=[self.pk])

    @property
    def row(self):
        """This run, however stale this instance is."""
        return Run.objects.unscoped().filter(pk=self.pk)

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def can_be_undone(self):
        """Within seven days of its end, once, if it changed anything."""
        if self.finished_at is None or not self.changed or self.kind == self.Kind.UNDO:
            return False
        is_fresh = timezone.now() - self.finished_at < UNDOABLE
        return is_fresh and self.undone is None

    @property
    def pill(self):
        """The colour of its state."""
        colours = {"done": "good", "stopped": "bad", "running": "new", "waiting": "new"}
        return colours.get(self.state, "")

    @property
    def gone_through(self):
        return self.rows - self.left

    @property
    def percent(self):
        return self.gone_through * 100 // self.rows if self.rows else 100

    @property
    def moves_owner(self):
        """Whether leads change hands by it."""
        undone = self.undoes.kind if self.undoes_id else self.kind
        return undone in (self.Kind.OWNER, self.Kind.ROUND_ROBIN, self.Kind.RULE)

    @property
    def changes_status(self):
        undone = self.undoes.kind if self.undoes_id else self.kind
        return undone == self.Kind.STATUS

    @property
    def undone(self):
        """The run that undid it, or None; one that was broken off leaves the rest to another."""
        return Run.objects.unscoped().in_effect().filter(undoes=self).first()

    def start(self):
        """Hand a draft to the worker: answers whether.

        Of two that undo the same, one starts; none does once it is too late to undo that.
        """
        draft = self.row.filter(state=self.State.DRAFT).in_time()
        try:
            with transaction.atomic():
                started = draft.update(state=self.State.WAITING, started_at=timezone.now())
        except IntegrityError:
            return False
        return bool(started)

    def claim(self):
        """Become the worker that does this run, for as long as the lease is renewed."""
        free = self.row.due().filter(attempts__lt=MOST_ATTEMPTS)
        claimed = free.update(
            state=self.State.RUNNING,
            leased_until=timezone.now() + LEASE,
            attempts=F("attempts") + 1,
        )
        if claimed:
            self.refresh_from_db()
        return bool(claimed)

    def hold(self):
        """Keep others away, unless it was cancelled or somebody has got further: answers whether.

        Call it first in the transaction that does a batch.
        """
        here = self.row.running().filter(left=self.left)
        return bool(here.update(leased_until=timezone.now() + LEASE, attempts=0))

    def count(self, changed, skipped):
        """Note what became of a batch."""
        gone = changed + skipped
        self.row.update(
            left=F("left") - gone, changed=F("changed") + changed, skipped=F("skipped") + skipped
        )
        self.left -= gone

    def end(self, state, problem=""):
        """Come to an end, if it is under way: answers whether."""
        ended = self.row.under_way().update(
            state=state, problem=problem, leased_until=None, finished_at=timezone.now()
        )
        return bool(ended)
