"""Where a queue is used, and how another owner gets to stand there instead.

Every sort of place that needs a queue is registered here by who knows it. Until a queue stands
in none of them it cannot be deleted.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from leads.assignment import faults_of
from leads.assignment.faults import default_faults
from leads.models import Distribution, Import, RoundRobin, RuleEntry, Run, RunRow, WebForm
from leads.models.assignment_rule import CHANGED, Revised

PLACES = []


@dataclass(frozen=True)
class Use:
    """One place that needs the queue, in words, and where it is changed ('' if nowhere).

    `can_move`: another owner can stand there instead. Where it cannot, the use ends by itself.
    """

    sentence: str
    url: str = ""
    can_move: bool = True


class Place:
    """A sort of places; an instance of each is registered once."""

    def uses(self, owner):
        """Where the owner row of a queue stands, each as a Use."""
        raise NotImplementedError

    def move(self, owner, to, by):
        """Let `to` stand there instead. Answers in words why it may not, place by place."""
        return ()


def register(place):
    PLACES.append(place())
    return place


def uses_of(queue):
    return [use for place in PLACES for use in place.uses(queue.lead_owner)]


def move_uses(queue, to, by):
    """Let another owner stand wherever a queue stands.

    Raises ValidationError with every reason against it. Call it in a transaction, before any
    lead is locked.
    """
    refusals = [words for place in PLACES for words in place.move(queue.lead_owner, to, by)]
    if refusals:
        raise ValidationError(refusals)


@register
class WebForms(Place):
    """First: who brings in a post holds its form, and then the round robin that deals it."""

    def uses(self, owner):
        for form in WebForm.objects.filter(owner=owner):
            words = _("The web form %(name)s puts leads into it.") % {"name": form}
            yield Use(words, form.get_absolute_url())

    def move(self, owner, to, by):
        WebForm.objects.filter(owner=owner).update(owner=to)
        return ()


@register
class RoundRobins(Place):
    """Both its places in a round robin at once: two that are locked are locked in order."""

    def uses(self, owner):
        for robin in RoundRobin.objects.filter(members__owner=owner):
            words = _("It is a member of the round robin %(name)s.") % {"name": robin}
            yield Use(words, robin.get_absolute_url())
        for robin in RoundRobin.objects.filter(fallback=owner):
            words = _("It is the fallback of the round robin %(name)s.") % {"name": robin}
            yield Use(words, reverse("round_robins:edit", args=[robin.pk]))

    def move(self, owner, to, by):
        places = Q(members__owner=owner) | Q(fallback=owner)
        for robin in RoundRobin.objects.filter(places).distinct().order_by("pk"):
            try:
                robin.replace(owner, to)
            except ValidationError as refusal:
                yield from refusal.messages


@register
class Rules(Place):
    def uses(self, owner):
        yield from entries(RuleEntry.objects.in_force().to_owner(owner))

    def move(self, owner, to, by):
        for rule in RuleEntry.objects.in_force().to_owner(owner).rules():
            revised = rule.retargeted({owner.pk}, to)
            faults = [str(f) for f in faults_of(revised) if is_of(f, revised[f.entry - 1], to)]
            yield from (f"{rule}: {words}" for words in faults)
            try:
                rule.revise(revised, by, rule.latest, _("Goes to %s now") % to)
            except Revised:
                yield CHANGED % {"rule": rule}


def is_of(fault, entry, owner):
    """Whether what is wrong is wrong with this owner as the target."""
    return fault.part == "target" and entry.owner == owner


def entries(rows):
    """The rules whose newest version has one of these entries, each as a Use."""
    for rule in rows.rules():
        yield Use(
            _("The assignment rule %(name)s hands leads to it.") % {"name": rule},
            rule.get_absolute_url(),
        )


@register
class DefaultOwner(Place):
    def uses(self, owner):
        if Distribution.current().default_owner_id == owner.pk:
            yield Use(_("It is the default lead owner."), reverse("setup:distribution"))

    def move(self, owner, to, by):
        now = Distribution.current()
        if now.default_owner_id != owner.pk:
            return
        now.default_owner = to
        now.keep()
        yield from default_faults()


@register
class Imports(Place):
    def uses(self, owner):
        for job in Import.objects.unscoped().filter(owner=owner, state__in=Import.UNFINISHED):
            words = _("The import %(name)s brings leads into it.") % {"name": job}
            yield Use(words, can_move=False)


@register
class Runs(Place):
    def uses(self, owner):
        rows = RunRow.objects.unscoped().waiting().filter(run=OuterRef("pk"), to_owner=owner)
        for run in Run.objects.unscoped().under_way().filter(Exists(rows)):
            words = _("A run puts leads into it: %(name)s.") % {"name": run}
            yield Use(words, run.get_absolute_url(), can_move=False)
