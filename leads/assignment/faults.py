"""What is wrong with the entries of a rule, and where."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from leads import criteria
from leads.models.rule_entry import RuleEntry

from .targets import able

Target = RuleEntry.Target


@dataclass(frozen=True)
class Fault:
    """`entry` is its number; `part` is criteria, logic or target, or "" for the whole entry."""

    entry: int
    words: str
    part: str = ""

    def __str__(self):
        return _("Entry %(entry)d: %(words)s") % {"entry": self.entry, "words": self.words}


def faults_of(entries, fields=None):
    """Every Fault of entries in their order."""
    fields = fields or criteria.Fields()
    can = able({entry.owner_id for entry in entries} - {None})
    found = []
    for number, entry in enumerate(entries, 1):
        found += [Fault(number, str(m), m.part) for m in mistakes_of(entry, fields)]
        found += [Fault(number, words, "target") for words in target_faults(entry, can)]
    return found + unreachable(entries)


def mistakes_of(entry, fields):
    return criteria.check(entry.criteria, entry.logic, fields)


def unreachable(entries):
    """Entries behind one that matches all; the first of them says it for all."""
    for number, entry in enumerate(entries[:-1], 1):
        if entry.matches_all:
            words = _("No lead reaches it: entry %d before it has no criteria and takes all.")
            return [Fault(number + 1, words % number)]
    return []


def target_faults(entry, can):
    """Why an entry's target could not get leads, or could do nothing with them."""
    if entry.target == Target.STOP:
        return []
    target = entry.owner if entry.target == Target.OWNER else entry.round_robin
    if target is None:
        return [_("Choose who gets the leads.")]
    if entry.target == Target.ROUND_ROBIN:
        return robin_faults(target)
    if target.is_queue:
        has_members = bool(target.queue.members)
        words = _("The queue %s has no members, so nobody could take the leads.")
        return [] if has_members else [words % target]
    if target.pk in can:
        return []
    words = _("%s is not active.") if not target.user.is_active else _("%s is not eligible.")
    return [words % target]


def robin_faults(robin):
    if not robin.members.exists():
        return [_("The round robin %s has no members.") % robin]
    return [] if robin.is_active else [_("The round robin %s is not active.") % robin]
