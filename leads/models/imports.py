"""Files of leads, from their upload to the result of each row."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads import rules
from prm.permissions import RuledQuerySet, ScopedManager

from .import_row import ImportRow
from .telling import tell_new_owners

LEASE = timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
MOST_ATTEMPTS = 5  # Starts without a single batch done in between.
DRAFTS_KEPT = timedelta(days=7)


def random_name(instance, filename):
    return f"imports/{uuid.uuid4()}"


class ImportQuerySet(RuledQuerySet):
    rules = {"view": rules.view_import, "change": rules.view_import}

    def newest_first(self):
        return self.order_by("-created_at", "-id")

    def with_needless_file(self):
        """Finished, and killed before the file was gone."""
        over = self.filter(state__in=(Import.State.DONE, Import.State.STOPPED))
        return over.exclude(file="")

    def running(self):
        return self.filter(state=Import.State.RUNNING)

    def due(self):
        """Waiting for a worker, or left by one that was killed."""
        free = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
        return self.filter(free, state__in=(Import.State.WAITING, Import.State.RUNNING))

    def forgotten(self):
        """Uploaded long ago and never started."""
        return self.filter(state=Import.State.DRAFT, created_at__lt=timezone.now() - DRAFTS_KEPT)


class Import(models.Model):
    """A file of leads that one person brings in.

    `done` rows have their result; the database holds that the four outcomes add up to
    it. It moves on in the transaction that stores a batch's leads, so that a worker
    that is killed loses nothing and repeats nothing.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Not started")
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        STOPPED = "stopped", _("Stopped")

    class Duplicates(models.TextChoices):
        SKIP = "skip", _("Skip the row")
        UPDATE = "update", _("Update the lead that exists")
        CREATE = "create", _("Create another lead")

    class Match(models.TextChoices):
        EMAIL = "email", _("Same e-mail")
        NAME = "name", _("Same name and company")

    UNFINISHED = (State.DRAFT, State.WAITING, State.RUNNING)

    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(upload_to=random_name, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="imports", verbose_name=_("by")
    )
    owner = models.ForeignKey(
        "leads.Owner", models.PROTECT, related_name="+", verbose_name=_("Lead Owner")
    )
    by_rule = models.BooleanField(_("Assign using active assignment rule"), default=False)
    notify = models.BooleanField(_("Send notification email"), default=True)
    handover = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    encoding = models.CharField(_("encoding"), max_length=20)
    delimiter = models.CharField(_("delimiter"), max_length=1)
    columns = models.JSONField(_("columns"), default=list, blank=True)
    duplicates = models.CharField(
        _("duplicates"), max_length=6, choices=Duplicates, default=Duplicates.SKIP
    )
    match = models.CharField(_("a duplicate has"), max_length=5, choices=Match, default=Match.EMAIL)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.DRAFT)
    problem = models.TextField(_("why it stopped"), blank=True)

    rows = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows done"), default=0)
    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    duplicate = models.PositiveIntegerField(_("duplicate"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)

    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(_("uploaded"), default=timezone.now)
    started_at = models.DateTimeField(_("started"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = ScopedManager.from_queryset(ImportQuerySet)()

    class Meta:
        default_permissions = ["view", "change"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done=F("accepted") + F("updated") + F("duplicate") + F("rejected")),
                name="outcomes_of_an_import_add_up",
            )
        ]
        indexes = [
            models.Index(fields=["by", "-created_at"], name="import_by_person"),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["draft", "waiting", "running"]),
                name="import_unfinished",
            ),
        ]
        verbose_name = _("import")
        verbose_name_plural = _("imports")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("imports:detail", args=[self.pk])

    @property
    def row(self):
        """This import, however stale this instance is."""
        return Import.objects.unscoped().filter(pk=self.pk)

    @property
    def is_draft(self):
        return self.state == self.State.DRAFT

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def pill(self):
        """The colour of its state."""
        return {"done": "good", "stopped": "bad", "running": "new", "waiting": "new"}.get(
            self.state, ""
        )

    @property
    def percent(self):
        return min(100, self.done * 100 // self.rows) if self.rows else 0

    @property
    def report(self):
        """The five numbers."""
        names = ("accepted", "updated", "duplicate", "rejected")
        return {name: getattr(self, name) for name in names} | {"rows": self.done}

    def keep(self, *names):
        """Store these choices about a draft; one that was started meanwhile keeps its own."""
        draft = self.row.filter(state=self.State.DRAFT)
        draft.update(**{name: getattr(self, name) for name in names})

    def start(self):
        """Hand a draft to the worker. Of two who press Start, one does: answers whether."""
        draft = self.row.filter(state=self.State.DRAFT)
        return bool(draft.update(state=self.State.WAITING, started_at=timezone.now()))

    def claim(self):
        """Become the worker that runs this import, for as long as the lease is renewed."""
        free = self.row.due().filter(attempts__lt=MOST_ATTEMPTS)
        claimed = free.update(
            state=self.State.RUNNING,
            leased_until=timezone.now() + LEASE,
            attempts=F("attempts") + 1,
        )
        if claimed:
            self.refresh_from_db()
        return bool(claimed)

    def advance(self, outcomes):
        """Count a batch (a list of outcomes), unless somebody else has got further.

        Call it first in the transaction that stores the batch. Answers whether.
        """
        here = self.row.running().filter(done=self.done)
        counts = {name: F(name) + outcomes.count(name) for name in ImportRow.Outcome.values}
        moved = here.update(
            done=F("done") + len(outcomes),
            leased_until=timezone.now() + LEASE,
            attempts=0,
            **counts,
        )
        return bool(moved)

    def finish(self):
        """All rows have their result."""
        self._end(self.row.running(), state=self.State.DONE, rows=F("done"))

    def stop(self, problem):
        """Give up. What was brought in stays."""
        unfinished = self.row.exclude(state__in=(self.State.DONE, self.State.STOPPED))
        self._end(unfinished, state=self.State.STOPPED, problem=problem)

    @transaction.atomic
    def _end(self, here, **values):
        """The new owners are told, each once for the whole file, which nobody needs any more."""
        if here.update(**values, leased_until=None, finished_at=timezone.now()):
            tell_new_owners(self.handover)
            transaction.on_commit(self.drop_file)

    def drop_file(self):
        self.file.delete(save=False)
        self.row.update(file="")
