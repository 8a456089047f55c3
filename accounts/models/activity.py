"""What people do about accounts, contacts and leads: calls, e-mails, meetings, notes, tasks."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from prm.ids import new_id
from prm.models import Mail
from prm.permissions import ScopedManager

from .activity_queryset import ActivityQuerySet
from .giving import demand_here, is_here
from .mention import Mention


class Activity(models.Model):
    """One thing somebody did, or (a task) is to do.

    It is about an account, or a contact, or a row of an app above, which then has a link of
    its own to it (leads.LeadActivity). `internal` ones are never a partner's to see.
    """

    class Kind(models.TextChoices):
        CALL = "call", _("Call")
        EMAIL = "email", _("E-mail")
        MEETING = "meeting", _("Meeting")
        NOTE = "note", _("Note")
        TASK = "task", _("Task")

    class Priority(models.IntegerChoices):
        LOW = 1, _("Low")
        NORMAL = 2, _("Normal")
        HIGH = 3, _("High")

    ICONS = {
        "call": "phone",
        "email": "at-symbol",
        "meeting": "user-group",
        "note": "document-text",
        "task": "check-circle",
    }

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(
        "accounts.Account", models.CASCADE, null=True, related_name="activities", db_index=False
    )
    contact = models.ForeignKey(
        "accounts.Contact", models.CASCADE, null=True, related_name="activities", db_index=False
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"), max_length=10_000, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="activities",
        db_index=False,
        verbose_name=_("by"),
    )
    internal = models.BooleanField(_("internal"), default=False)
    due_on = models.DateField(_("due date"), null=True, blank=True)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        db_index=False,
        verbose_name=_("assigned to"),
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, null=True, blank=True
    )
    remind_at = models.DateTimeField(_("reminder"), null=True, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    created_at = models.DateTimeField(_("created"), default=timezone.now)
    edited_at = models.DateTimeField(_("edited"), null=True, blank=True)

    objects = ScopedManager.from_queryset(ActivityQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(account=None) | Q(contact=None), name="an_activity_is_about_one"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind="task",
                    due_on__isnull=False,
                    assignee__isnull=False,
                    priority__isnull=False,
                )
                | ~Q(kind="task")
                & Q(due_on=None, assignee=None, priority=None, remind_at=None, done_at=None),
                name="a_task_has_what_tasks_have",
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(kind__in=["call", "meeting"]),
                name="calls_and_meetings_take_time",
            ),
        ]
        indexes = [
            models.Index(fields=["-at", "-id"], name="activity_newest"),
            models.Index(fields=["account", "-at", "-id"], name="activity_by_account"),
            models.Index(fields=["contact", "-at", "-id"], name="activity_by_contact"),
            models.Index(fields=["by", "-at", "-id"], name="activity_by_whom"),
            models.Index(
                fields=["assignee", "-at", "-id"],
                condition=Q(assignee__isnull=False),
                name="activity_by_assignee",
            ),
            models.Index(
                fields=["assignee", "due_on"],
                condition=Q(kind="task", done_at=None),
                name="activity_open_tasks",
            ),
        ]
        verbose_name = _("activity")
        verbose_name_plural = _("activities")

    def __str__(self):
        return self.subject

    @property
    def about(self):
        """The account, contact or lead."""
        return self.account or self.contact or self.on_lead.lead

    @property
    def icon(self):
        return self.ICONS[self.kind]

    @property
    def is_urgent(self):
        return self.is_open and self.priority == self.Priority.HIGH

    @property
    def is_task(self):
        return self.kind == self.Kind.TASK

    @property
    def is_open(self):
        return self.is_task and self.done_at is None

    @property
    def is_overdue(self):
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def is_to_remind(self):
        return self.is_open and self.remind_at is not None and self.remind_at > timezone.now()

    @property
    def reminder_key(self):
        return f"reminder:{self.pk}:{self.assignee_id}:{self.remind_at:%Y%m%d%H%M}"

    @transaction.atomic
    def log(self, about, mentioned=()):
        """Store this new activity about a record, and tell who is mentioned or reminded."""
        self.hold_assignee()
        about.file(self)
        self.tell(mentioned)

    @transaction.atomic
    def revise(self, mentioned=()):
        """Store what was changed; who is newly mentioned or reminded is told."""
        self.hold_assignee()
        row = Activity.objects.unscoped().select_for_update().filter(pk=self.pk)
        [before] = row.values_list("assignee", flat=True)
        self.edited_at = timezone.now()
        self.save()
        Mention.objects.unscoped().filter(activity=self).exclude(user__in=mentioned).delete()
        self.tell(mentioned, before)

    def hold_assignee(self):
        """Raises ValidationError where an open task would be for somebody who has left."""
        if self.is_open:
            demand_here(self.assignee)

    def tell(self, mentioned, before=None):
        for user in mentioned:
            Mention.objects.unscoped().get_or_create(activity=self, user=user)
        if mails := list(self.mails(mentioned, before)):
            Mail.objects.write(mails)

    def mails(self, mentioned, before):
        """To each but the writer, once; the reminder is due when the assignee wants it.

        A task that comes back to who had it earlier, but not `before`, was given to them anew.
        """
        for user in set(mentioned) - {self.by}:
            yield self.mail("mention", f"mention:{self.pk}:{user.pk}", user)
        if self.is_open and self.assignee_id not in (self.by_id, before):
            key = f"given:{self.pk}:{self.assignee_id}:{self.edited_at or ''}"
            yield self.mail("task_given", key, self.assignee)
        if self.is_open and self.remind_at:
            yield self.reminder

    @property
    def reminder(self):
        return self.mail("task", self.reminder_key, self.assignee, due_at=self.remind_at)

    def mail(self, kind, key, recipient, **values):
        return Mail(key=key, kind=kind, recipient=recipient, about=self, **values)

    @transaction.atomic
    def complete(self, is_done=True):
        """Tick the task off, or open it again. Twice is once.

        Raises ValidationError where it would be open for somebody who has left.
        """
        rows = Activity.objects.unscoped().filter(pk=self.pk, kind=self.Kind.TASK)
        if is_done:
            rows.filter(done_at=None).update(done_at=timezone.now())
        elif not is_here(self.assignee) or not rows.update(done_at=None):
            words = _("%(user)s cannot log in any more. Set a new task instead.")
            raise ValidationError(words, params={"user": self.assignee})

    def remove(self):
        self.delete()
