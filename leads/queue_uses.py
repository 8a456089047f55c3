"""Where a queue is used. What keeps it from being deleted is registered here by who knows it."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from leads.models import Distribution, Import, RoundRobin, RuleEntry, Run, RunRow, WebForm

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


@uses
def of_runs(owner):
    rows = RunRow.objects.unscoped().waiting().filter(run=OuterRef("pk"), to_owner=owner)
    for run in Run.objects.unscoped().under_way().filter(Exists(rows)):
        yield Use(_("A run puts leads into it: %(name)s.") % {"name": run}, run.get_absolute_url())


@uses
def in_rules(owner):
    yield from entries(RuleEntry.objects.in_force().to_owner(owner))


def entries(rows):
    """The rules whose newest version has one of these entries."""
    for rule in {entry.version.rule for entry in rows.select_related("version__rule")}:
        yield Use(
            _("The assignment rule %(name)s hands leads to it.") % {"name": rule},
            rule.get_absolute_url(),
        )


@uses
def as_default_owner(owner):
    if Distribution.current().default_owner_id == owner.pk:
        yield Use(_("It is the default lead owner."), reverse("rules:index"))


@uses
def of_web_forms(owner):
    for form in WebForm.objects.filter(owner=owner):
        words = _("The web form %(name)s puts leads into it.") % {"name": form}
        yield Use(words, form.get_absolute_url())
