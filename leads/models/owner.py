"""What a lead belongs to: a user or a queue."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.models.user_queryset import has_left
from communities.eligibility import able
from prm.ids import new_id
from prm.memo import forget
from prm.question import Question, Slot

ROW = ["id", "user_id", "queue_id"]
ROW_OF = Question(
    lambda: Owner.objects.filter(user=Slot("user")).order_by().values_list(*ROW),
    lock="FOR NO KEY UPDATE",
)


class OwnerQuerySet(models.QuerySet):
    def partner_users(self):
        return self.filter(user__contact__isnull=False)

    def outside(self):
        """Through whom a lead leaves the house: partner users, and queues they are let into."""
        by_user = apps.get_model("leads.QueueUserGrant").objects.filter(user__contact__isnull=False)
        by_group = apps.get_model("leads.QueueGroupGrant").objects.filter(
            Q(group__account_group__isnull=False) | Q(group__user__contact__isnull=False)
        )
        return self.filter(
            Q(user__contact__isnull=False)
            | Q(queue__in=by_user.values("content_object"))
            | Q(queue__in=by_group.values("content_object"))
        )

    def gone(self):
        """Users who have left, and queues that were deleted: no lead may come to them."""
        return self.filter(has_left("user__") | Q(queue__deleted_at__isnull=False))

    def able(self):
        """Those to whom leads can go by themselves now: who can work them, or take them there."""
        queues = apps.get_model("leads.Queue").objects.filter(lead_owner__in=self.numbers)
        queues = queues.that_can_be_taken_from()
        return self.filter(Q(user__in=self.able_people) | Q(queue__in=queues.values("pk")))

    def choosable(self):
        """Those whom a person can hand leads to now: of queues also those nobody takes from yet."""
        is_queue = Q(queue__isnull=False, queue__deleted_at=None)
        return self.filter(Q(user__in=self.able_people) | is_queue)

    @property
    def numbers(self):
        return self.order_by().values("pk")

    @property
    def able_people(self):
        return able(User.objects.filter(lead_owner__in=self.numbers)).values("pk")

    def queues(self):
        return self.filter(queue__isnull=False)


class OwnerManager(models.Manager.from_queryset(OwnerQuerySet)):
    def of(self, user):
        """The owner row of a user, made when it is first needed."""
        owner, is_new = self.get_or_create(user=user)
        if is_new:
            forget()  # Whose leads somebody sees is remembered as a list of owners.
        return owner

    def locked(self, user):
        """As `of`, held until the transaction ends."""
        if not (rows := ROW_OF.ask(user=user.pk)):
            self.of(user)
            rows = ROW_OF.ask(user=user.pk)
        return self.model.from_db(self.db, ROW, rows[0])


class Owner(models.Model):
    """One row per user and one per queue that leads can belong to."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="lead_owner"
    )
    queue = models.OneToOneField(
        "leads.Queue", models.PROTECT, null=True, blank=True, related_name="lead_owner"
    )

    objects = OwnerManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(user=None, queue__isnull=False) | Q(user__isnull=False, queue=None),
                name="an_owner_is_a_user_or_a_queue",
            )
        ]
        verbose_name = _("owner")
        verbose_name_plural = _("owners")

    def __str__(self):
        return str(self.user or self.queue)

    @property
    def is_queue(self):
        return self.queue_id is not None

    @property
    def account(self):
        """The partner account the owner works for, or None."""
        return self.user.account if self.user_id else None
