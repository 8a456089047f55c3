"""Who may do what: stated once per app, asked of one row or of many.

An app's `rules.py` holds a function per action, from a user to a Q. A queryset
filters by it, and `user.has_perm` looks for the row among those it lets through.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Case, Q, Value, When
from django.shortcuts import get_object_or_404
from guardian.backends import ObjectPermissionBackend
from guardian.utils import get_group_obj_perms_model, get_user_obj_perms_model

NOTHING = Q(pk__in=[])
ANYTHING = ~NOTHING

_declared = ContextVar("declared scope", default=False)


class Unscoped(RuntimeError):
    """Rows that partners compete over were asked for without saying for whom."""


@contextmanager
def everything():
    """Declare that this block works on all rows, whoever they belong to."""
    token = _declared.set(True)
    try:
        yield
    finally:
        _declared.reset(token)


class RuledQuerySet(models.QuerySet):
    """Rows that know who may do what to them."""

    rules = {}  # From an action to its rule.

    def permitted(self, user, action):
        if not user.is_active:  # Anonymous users are not active either.
            return self.none()
        if user.is_superuser:
            return self
        return self.filter(self.rules[action](user))

    def visible_to(self, user):
        """The rows a user may see, each told what else they may do: `can_<action>`."""
        flags = {f"can_{action}": self._may(user, action) for action in self.rules}
        return self.permitted(user, "view").annotate(**flags)

    @classmethod
    def _may(cls, user, action):
        if user.is_superuser or not user.is_active:
            return Value(user.is_active)
        return Case(When(cls.rules[action](user), then=Value(True)), default=Value(False))


class ScopedManager(models.Manager):
    """Hands out rows only to somebody: `visible_to(user)`, `permitted(user, action)`.

    Whoever works for the portal itself says so: `unscoped()`, or a block
    `with everything():` around machinery that asks the manager on its own.
    """

    def get_queryset(self):
        if not _declared.get():
            raise Unscoped(f"{self.model.__name__}: say for whom, or unscoped()")
        return super().get_queryset()

    def unscoped(self):
        with everything():
            return self.get_queryset()

    def permitted(self, user, action):
        return self.unscoped().permitted(user, action)

    def visible_to(self, user):
        return self.unscoped().visible_to(user)

    def create(self, **values):
        return self.unscoped().create(**values)

    def bulk_create(self, rows, **options):
        return self.unscoped().bulk_create(rows, **options)


class RulesBackend(ObjectPermissionBackend):
    """Let the queryset answer `user.has_perm("leads.assign_lead", lead)`.

    Models without rules keep guardian's own answer.
    """

    def has_perm(self, user, perm, obj=None):
        rows = getattr(type(obj), "objects", None)
        if not hasattr(rows, "permitted"):
            return super().has_perm(user, perm, obj)
        action = perm.rpartition(".")[2].removesuffix(f"_{obj._meta.model_name}")
        return rows.permitted(user, action).filter(pk=obj.pk).exists()


def granted_rows(user, perm):
    """The rows on which guardian grants `perm` to the user of this number or to a group of theirs.

    As its `get_objects_for_user` finds them, which takes several times as long to be put together.
    """
    app, _dot, codename = perm.partition(".")
    model = apps.get_model(app, codename.rpartition("_")[2])
    of_user = get_user_obj_perms_model(model).objects.filter(user=user)
    of_groups = get_group_obj_perms_model(model).objects.filter(group__user=user)
    pks = [
        rows.filter(permission__codename=codename).values("content_object")
        for rows in (of_user, of_groups)
    ]
    with everything():
        return model.objects.filter(Q(pk__in=pks[0]) | Q(pk__in=pks[1])).order_by().values("pk")


def granted(user, perm):
    return Q(pk__in=granted_rows(user.pk, perm))


def access(user, model, pk, *, to="view"):
    """Fetch a row: 404 if the user may not see it, 403 if they may only see it."""
    row = get_object_or_404(model.objects.visible_to(user), pk=pk)
    if not getattr(row, f"can_{to}"):
        raise PermissionDenied
    return row
