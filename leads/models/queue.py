"""Named pools of leads."""

from django.db import models, transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.shortcuts import (
    assign_perm,
    get_groups_with_perms,
    get_users_with_perms,
    remove_perm,
)

from leads import rules
from prm.permissions import RuledQuerySet

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

    def search(self, words):
        return self.filter(name__icontains=words)


class Queue(models.Model):
    """Leads wait here until a member takes one."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    description = models.TextField(_("description"), max_length=1000, blank=True)
    email = models.EmailField(_("queue email"), blank=True)

    objects = QueueQuerySet.as_manager()

    class Meta:
        permissions = [("take_queue", "Can take leads from queue")]
        ordering = ["name"]
        verbose_name = _("queue")
        verbose_name_plural = _("queues")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("queues:detail", args=[self.pk])

    @classmethod
    @transaction.atomic
    def found(cls, name, **values):
        """Make a queue, which can own leads from then on."""
        queue = cls.objects.create(name=name, **values)
        Owner.objects.create(queue=queue)
        return queue

    def admit(self, member):
        """Let a user, or a group (a profile, a partner account, a role in one), take leads."""
        assign_perm("take_queue", member, self)

    def dismiss(self, member):
        remove_perm("take_queue", member, self)

    @property
    def members(self):
        """The groups and users let in, as they were let in."""
        users = get_users_with_perms(self, with_group_users=False).order_by("last_name")
        return [*get_groups_with_perms(self).order_by("name"), *users]

    def set_members(self, wanted):
        """Let exactly these groups and users in."""
        now = {(type(member), member.pk): member for member in self.members}
        wanted = {(type(member), member.pk): member for member in wanted}
        for key in now.keys() - wanted.keys():
            self.dismiss(now[key])
        for key in wanted.keys() - now.keys():
            self.admit(wanted[key])
