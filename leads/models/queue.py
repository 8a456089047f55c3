"""Named pools of leads."""

from django.contrib.auth.models import Group
from django.db import models, transaction
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as now_in_words
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import (
    assign_perm,
    get_groups_with_perms,
    get_users_with_perms,
    remove_perm,
)

from accounts.models import User
from communities.eligibility import able
from leads import rules
from prm.audit import HERE, What, audit
from prm.ids import new_id
from prm.permissions import RuledQuerySet

from .chosen_text import chosen_text
from .grants import QueueGroupGrant, QueueUserGrant
from .owner import Owner


def count_of(grants):
    """How many grants on the outer query's queue."""
    rows = grants.objects.filter(content_object=OuterRef("pk")).order_by()
    numbers = rows.values("content_object").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(numbers), 0)


class QueueQuerySet(RuledQuerySet):
    rules = {
        "view": rules.view_queue,
        "take": rules.take_from_queue,
        "change": rules.change_queue,
    }

    def with_members_counted(self):
        """Tell each how many users and groups it lets in: `members_count`."""
        return self.annotate(members_count=count_of(QueueGroupGrant) + count_of(QueueUserGrant))

    def that_can_be_taken_from(self):
        """Those with a member who can take now, let in by name or through a group.

        Each group is looked into once, however many queues let it in.
        """
        asked = {"content_object__in": self.order_by().values("pk")}
        by_name, by_group = (g.objects.filter(**asked) for g in (QueueUserGrant, QueueGroupGrant))
        people = able(User.objects.filter(pk__in=by_name.values("user")))
        groups = Group.objects.filter(pk__in=by_group.values("group"))
        groups = groups.filter(Exists(able(User.objects.filter(groups=OuterRef("pk")))))
        by_name = by_name.filter(user__in=people.values("pk"))
        by_group = by_group.filter(group__in=groups.values("pk"))
        return self.filter(
            Q(pk__in=by_name.values("content_object")) | Q(pk__in=by_group.values("content_object"))
        )

    def search(self, words):
        return self.filter(name__icontains=words)


class QueueManager(models.Manager.from_queryset(QueueQuerySet)):
    """A queue that was deleted is none any more, but to the history that names it."""

    def get_queryset(self):
        return super().get_queryset().filter(deleted_at=None)


class Queue(models.Model):
    """Leads wait here until a member takes one."""

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    email = models.EmailField(
        _("queue email"), blank=True, help_text=_("Is told of leads that come into the queue.")
    )
    tells_members = models.BooleanField(
        _("send mail to members"),
        default=False,
        help_text=_("Each member is told of leads that come into the queue."),
    )
    text = chosen_text()
    tells_managers = models.BooleanField(
        _("tell channel managers of takes and hand backs"),
        default=False,
        help_text=_(
            "Who owns a partner account gets a mail when one of its users takes leads from here"
            " or hands one back, and the receiver may see it."
        ),
    )
    is_masked = models.BooleanField(
        _("mask leads"),
        default=False,
        help_text=_(
            "Until a lead is taken, partner users see company, city, country, industry, source"
            " and age, and not who it is or how to reach them."
        ),
    )
    most_open = models.PositiveIntegerField(
        _("open leads at most"),
        null=True,
        blank=True,
        help_text=_("A member who has as many open leads takes none. Empty: no limit."),
    )
    most_a_day = models.PositiveIntegerField(
        _("takes a day at most"),
        null=True,
        blank=True,
        help_text=_("A day begins at the organization’s midnight. Empty: no limit."),
    )
    rests = models.BooleanField(
        _("handed back rests for a day"),
        default=False,
        help_text=_("Who hands a lead back does not get it again for a day."),
    )
    deleted_at = models.DateTimeField(null=True, editable=False)

    RIGHTS = ("is_masked",)
    LIMITS = ("most_open", "most_a_day")
    objects = QueueManager()

    class Meta:
        permissions = [("take_queue", "Can take leads from queue")]
        ordering = ["name"]
        verbose_name = _("queue")
        verbose_name_plural = _("queues")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("queues:detail", args=[self.pk])

    @property
    def limits(self):
        """Those that it sets, by name."""
        limits = {name: getattr(self, name) for name in self.LIMITS}
        return {name: limit for name, limit in limits.items() if limit is not None}

    @classmethod
    @transaction.atomic
    def found(cls, name, **values):
        """Make a queue, which can own leads from then on."""
        queue = cls.objects.create(name=name, **values)
        Owner.objects.create(queue=queue)
        return queue

    @transaction.atomic
    def admit(self, member):
        """Let a user, or a group (a profile, a partner account, a role in one), take leads."""
        audit(HERE, What.ROLE, self, may="take_queue", who=member._meta.label_lower, pk=member.pk)
        assign_perm("take_queue", member, self)

    @transaction.atomic
    def dismiss(self, member):
        audit(
            HERE, What.ROLE, self, may_not="take_queue", who=member._meta.label_lower, pk=member.pk
        )
        remove_perm("take_queue", member, self)

    @property
    def members(self):
        """The groups and users let in, as they were let in."""
        users = get_users_with_perms(self, with_group_users=False).order_by("last_name")
        return [*get_groups_with_perms(self).order_by("name"), *users]

    @property
    def people(self):
        """The users let in who can take now, each once."""
        by_name = QueueUserGrant.objects.filter(content_object=self).values("user")
        by_group = QueueGroupGrant.objects.filter(content_object=self).values("group__user")
        return able(User.objects.filter(Q(pk__in=by_name) | Q(pk__in=by_group)))

    @transaction.atomic
    def delete_from_lists(self):
        """Be no queue any more, if no lead is here. Answers whether. Its history keeps naming it.

        Its owner row is locked, so that a lead that comes at this moment is seen.
        """
        owner = Owner.objects.select_for_update().get(queue=self)
        if owner.leads.model.objects.everywhere().filter(owner=owner).exists():
            return False
        name = now_in_words("%(name)s (deleted, no. %(number)s)")
        earlier = Queue._base_manager.exclude(deleted_at=None).count()
        name %= {"name": self.name[:50], "number": earlier + 1}
        self.set_members([])
        Queue.objects.filter(pk=self.pk).update(name=name, text=None, deleted_at=timezone.now())
        return True

    @transaction.atomic
    def set_members(self, wanted):
        """Let exactly these groups and users in."""
        now = {(type(member), member.pk): member for member in self.members}
        wanted = {(type(member), member.pk): member for member in wanted}
        for key in now.keys() - wanted.keys():
            self.dismiss(now[key])
        for key in wanted.keys() - now.keys():
            self.admit(wanted[key])
