"""One record shared with somebody, by hand: guardian's grants that say by whom and how long."""

from functools import cache

from django.conf import settings
from django.contrib.auth.models import Permission
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from prm.audit import What, audit
from prm.ids import new_id
from prm.memo import forget
from prm.question import Question, Slot


class ShareQuerySet(models.QuerySet):
    def standing(self, at=None):
        """Those that hold now, or at the moment that a slot stands for."""
        return self.filter(Q(until=None) | Q(until__gt=at or timezone.now()))

    def to_edit(self):
        return self.filter(permission__codename__startswith="change_")

    def of(self, record):
        return self.filter(content_object=record)


class Share(models.Model):
    """Mix in: one record is open to one user, or one group, until it is withdrawn or over.

    The permission is the record's `view_` or `change_`; who may change may see. There is
    one share of a record with somebody: `give()` again changes it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id, editable=False)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("shared by")
    )
    shared_at = models.DateTimeField(_("shared"), default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = ShareQuerySet.as_manager()
    held_by = ""  # The column that says with whom: user or group.

    class Meta:
        abstract = True

    @classmethod
    @transaction.atomic
    def give(cls, record, who, by, *, edits=False, until=None):
        """Share a record with somebody, or change how it is shared with them."""
        action = "change" if edits else "view"
        permission = Permission.objects.get(
            content_type__app_label=record._meta.app_label,
            content_type__model=record._meta.model_name,
            codename=f"{action}_{record._meta.model_name}",
        )
        given = {"permission": permission, "shared_by": by, "until": until}
        given |= cls.holds_with(record)
        found, _is_new = cls.objects.update_or_create(
            content_object=record,
            **{cls.held_by: who},
            defaults=given | {"shared_at": timezone.now()},
        )
        audit(by, What.SHARE, record, **{cls.held_by: who.pk}, edits=edits, until=until)
        forget()
        return found

    @staticmethod
    def holds_with(record):
        """Fields that say as long as what of the record stays as it is the share holds."""
        return {}

    @transaction.atomic
    def withdraw(self, by):
        """It holds no more, from this moment on."""
        audit(by, What.SHARE, self.content_object, **{self.held_by: self.who.pk}, withdrawn=True)
        self.delete()
        forget()

    @property
    def who(self):
        return getattr(self, self.held_by)

    @property
    def edits(self):
        return self.permission.codename.startswith("change_")

    @property
    def is_over(self):
        return self.until is not None and self.until <= timezone.now()


def shared_with(user, users, groups):
    """What is shared with a user, or a group of theirs, now: from whether for editing to numbers.

    `users` and `groups` are the two sorts of shares of a model.
    """
    shared = {False: [], True: []}
    for number, codename in shares_with(users, groups).ask(user=user.pk, now=timezone.now()):
        shared[codename.startswith("change_")].append(number)
    return shared


@cache
def shares_with(users, groups):
    """The records of a model that are shared with a user, each with the permission."""
    now, columns = Slot("now", models.DateTimeField()), ("content_object", "permission__codename")
    own = users.objects.standing(now).filter(user=Slot("user"))
    of_groups = groups.objects.standing(now).filter(group__user=Slot("user"))
    return Question(lambda: own.values_list(*columns).union(of_groups.values_list(*columns)))


class UserShare(Share, UserObjectPermissionBase):
    held_by = "user"

    class Meta(UserObjectPermissionBase.Meta):
        abstract = True
        unique_together = [("user", "content_object")]


class GroupShare(Share, GroupObjectPermissionBase):
    held_by = "group"

    class Meta(GroupObjectPermissionBase.Meta):
        abstract = True
        unique_together = [("group", "content_object")]
