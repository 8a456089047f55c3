"""Where a queue is used. What keeps it from being deleted is registered here by who knows it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from leads.models import Import, RoundRobin

FINDERS = []


@dataclass(frozen=True)
class Use:
    """One place that needs the queue, in words, and where it is changed ('' if nowhere)."""

    sentence: str
    url: str = ""


def uses(find):
    """Register a function from a queue's owner row to its uses."""
    FINDERS.append(find)
    return find


def uses_of(queue):
    return [use for find in FINDERS for use in find(queue.lead_owner)]


@uses
def as_member(owner):
    for robin in RoundRobin.objects.filter(members__owner=owner):
        words = _("It is a member of the round robin %(name)s.") % {"name": robin}
        yield Use(words, robin.get_absolute_url())


@uses
def as_fallback(owner):
    for robin in RoundRobin.objects.filter(fallback=owner):
        words = _("It is the fallback of the round robin %(name)s.") % {"name": robin}
        yield Use(words, reverse("round_robins:edit", args=[robin.pk]))


@uses
def of_imports(owner):
    for job in Import.objects.unscoped().filter(owner=owner, state__in=Import.UNFINISHED):
        yield Use(_("The import %(name)s brings leads into it.") % {"name": job})
