"""What is wrong with the entries of a rule, and where."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from leads import criteria
from leads.models.distribution import Distribution
from leads.models.owner import Owner
from leads.models.round_robin_member import RoundRobinMember
from leads.models.rule_entry import RuleEntry
from leads.models.standing import standing_of

Target, Out = RuleEntry.Target, RoundRobinMember.Out


@dataclass(frozen=True)
class Fault:
    """`entry` is its number; `part` as of a Mistake, or target, or "" for the whole entry.

    `said` says it beside the criterion that `criterion` numbers.
    """

    entry: int
    words: str
    part: str = ""
    said: str = ""
    criterion: int | None = None

    def __str__(self):
        return _("Entry %(entry)d: %(words)s") % {"entry": self.entry, "words": self.words}


def faults_of(entries, fields=None, called=str):
    """Every Fault of entries in their order; `called` says the name of an owner."""
    fields = fields or criteria.Fields()
    found = []
    for number, entry in enumerate(entries, 1):
        mistakes = criteria.check(entry.criteria, entry.logic, fields)
        found += [Fault(number, str(m), m.part, m.said, m.criterion) for m in mistakes]
    found += wrong_targets(entries, called)
    return sorted(found, key=lambda fault: fault.entry) + unreachable(entries)


def wrong_targets(entries, called=str):
    """The Faults of targets alone: who cannot get leads as things are now."""
    owners = {entry.owner_id for entry in entries}
    owners |= {entry.round_robin.fallback_id for entry in entries if entry.round_robin}
    can = able(owners - {None})
    return [
        Fault(number, words, "target", words)
        for number, entry in enumerate(entries, 1)
        for words in target_faults(entry, can, called)
    ]


def exhausted(entries, called=str):
    """The Faults of round robins that come to nothing now: no member can receive, nor the fallback.

    They keep no entry from being saved, since pauses and limits pass.
    """
    return [
        Fault(number, words, "target", words)
        for number, entry in enumerate(entries, 1)
        if entry.round_robin and entry.round_robin.is_active
        for words in nobody_in(entry.round_robin, called)
    ]


def nobody_in(robin, called):
    """Why each of its members cannot receive, if its fallback cannot either."""
    members = list(robin.members.with_owners())
    if not members or not owner_faults(robin.fallback):
        return []
    standings = standing_of(members)
    outs = [(called(member.owner), standings[member.pk].out) for member in members]
    if not all(out for _name, out in outs):
        return []
    whys = ", ".join(f"{name} ({Out(out).label})" for name, out in outs)
    words = _("No member of the round robin %(robin)s can receive now either: %(whys)s.")
    return [words % {"robin": robin, "whys": whys}]


def default_faults(called=str):
    """Why the default lead owner, if there is one, could not get leads."""
    owner = Distribution.current().default_owner
    words = _("Default lead owner: %(why)s")
    return [words % {"why": why} for why in owner_faults(owner, called=called)] if owner else []


def able(owners):
    """The numbers of those among some owners who can receive."""
    return set(Owner.objects.filter(pk__in=owners).able().values_list("pk", flat=True))


def unreachable(entries):
    """Entries behind one that matches all; the first of them says it for all."""
    for number, entry in enumerate(entries[:-1], 1):
        if entry.matches_all:
            words = _("No lead reaches it: entry %d before it has no criteria and takes all.")
            fault = Fault(number + 1, words % number)
            return [replace(fault, said=str(fault))]
    return []


def target_faults(entry, can=None, called=str):
    """Why an entry's target could not get leads, or could do nothing with them."""
    if entry.target == Target.STOP:
        return []
    if entry.target == Target.ROUND_ROBIN and entry.round_robin:
        return robin_faults(entry.round_robin, can, called)
    return owner_faults(entry.owner, can, called)


def owner_faults(owner, can=None, called=str):
    """Why an owner could not; `can` are the numbers of those who can, where they are known."""
    if owner is None:
        return [_("Choose who gets the leads.")]
    if owner.pk in (able({owner.pk}) if can is None else can):
        return []
    words = queue_obstacle(owner.queue) if owner.is_queue else obstacle(owner.user)
    return [words % called(owner)]


def queue_obstacle(queue):
    if queue.members:
        return _("No member of the queue %s can take leads now.")
    return _("The queue %s has no members, so nobody could take the leads.")


def obstacle(user):
    if not user.is_active:
        return _("%s is not active.")
    return _("%s is frozen.") if user.is_frozen else _("%s is not eligible.")


def robin_faults(robin, can, called):
    if not robin.members.exists():
        return [_("The round robin %s has no members.") % robin]
    if not robin.is_active:
        return [_("The round robin %s is not active.") % robin]
    whys = owner_faults(robin.fallback, can, called)
    words = _("The fallback of the round robin %(robin)s cannot receive: %(why)s")
    return [words % {"robin": robin, "why": why} for why in whys]
