"""guardian's grants of all sorts, and those that hang in the air."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from guardian.models import BaseGenericObjectPermission, BaseObjectPermission


def kinds():
    """The models of grants; each is to users, or to groups."""
    return [model for model in apps.get_models() if issubclass(model, BaseObjectPermission)]


def orphans():
    """In a sentence each: what gives somebody nothing, or something to nobody."""
    for kind in kinds():
        if issubclass(kind, BaseGenericObjectPermission):
            yield from unasked(kind)
        else:
            yield from hanging(kind)
            yield from about_another_sort(kind)


def hanging(model):
    """The rows of which what a column points to is gone: deleted past the database's own checks."""
    for column in (field for field in model._meta.fields if field.is_relation):
        there = column.related_model._base_manager.filter(pk=OuterRef(column.attname))
        rows = model._base_manager.filter(~Exists(there), **{f"{column.attname}__isnull": False})
        for pk, number in rows.order_by("pk").values_list("pk", column.attname):
            what = column.related_model._meta.verbose_name
            yield f"{noun(model)} {pk}: its {what} {number} is gone."


def about_another_sort(kind):
    """A share to change a queue, on a lead, would let change the lead."""
    sort = kind._meta.get_field("content_object").related_model
    rows = kind.objects.exclude(permission__content_type=ContentType.objects.get_for_model(sort))
    for grant in rows.select_related("permission").order_by("pk"):
        given, what = grant.permission.name, sort._meta.verbose_name
        yield f"{noun(kind)} {grant.pk}: “{given}” is nothing that is done with a {what}."


def unasked(kind):
    """No verb of the portal writes into guardian's own tables, and no rule reads them."""
    for grant in kind.objects.select_related("content_type").order_by("pk"):
        where = f"{grant.content_type.name} {grant.object_pk}"
        yield f"{noun(kind)} {grant.pk}: no rule asks for it. It is on the {where}."


def noun(model):
    return str(model._meta.verbose_name).capitalize()
