"""Rules as their pages show them: entries in words, and what differs between two versions."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.contrib import messages
from django.utils.translation import gettext as _

from leads import criteria
from leads.assignment import faults_of
from leads.assignment.faults import default_faults, exhausted
from leads.models import Distribution
from leads.names import Names


@dataclass
class Line:
    """An entry in words; `target` is to whom, as the reader may know them, and of which company."""

    entry: object
    words: str
    target: str
    company: str = ""
    faults: list = field(default_factory=list)
    change: str = ""  # Between two versions: added, removed, or "".


def names_in(entries, user):
    """What the targets of entries, and whoever stands in for them, are called to a reader."""
    owners = [entry.owner for entry in entries]
    owners += [entry.round_robin.fallback for entry in entries if entry.round_robin]
    return Names(user, [*owners, Distribution.current().default_owner])


def lines_of(entries, names):
    known = criteria.Fields()
    return [
        Line(
            e,
            criteria.in_words(e.criteria, e.logic, known),
            names.of_target(e),
            names.company_of(e.owner),
        )
        for e in entries
    ]


def with_faults(lines, names):
    """The lines, each with what is wrong with its entry."""
    for fault in faults_of([line.entry for line in lines], called=names.of):
        lines[fault.entry - 1].faults.append(str(fault.words))
    return lines


def warnings_of(rule):
    """What is wrong as things are now, in words, with the rule that is active (or None): who
    cannot get leads, and criteria that match nothing any more; and with the default lead owner."""
    entries = rule.current.in_order if rule else []
    faults = sorted(faults_of(entries) + exhausted(entries), key=lambda fault: fault.entry)
    return [str(fault) for fault in faults] + default_faults()


def warn(request, rule):
    """Beside "Saved": leads that come now would not get to whom the active rule says."""
    for words in warnings_of(rule) if rule.is_active else ():
        messages.warning(request, words)


def say_saved(request, rule):
    """That there is a new version of a rule, and what is wrong with it as things are now."""
    words = _("Saved as version %(version)d of %(rule)s.")
    messages.success(request, words % {"version": rule.latest, "rule": rule})
    warn(request, rule)


def compared(old, new, user):
    """The entries of two versions in one list, each as added, removed or in both."""
    keys = [[key_of(entry) for entry in version.in_order] for version in (old, new)]
    names = names_in([*old.in_order, *new.in_order], user)
    before, after = lines_of(old.in_order, names), lines_of(new.in_order, names)
    lines = []
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    for change, i, j, k, m in matcher.get_opcodes():
        if change == "equal":
            lines += after[k:m]
            continue
        for change_of, some in (("removed", before[i:j]), ("added", after[k:m])):
            for line in some:
                line.change = change_of
            lines += some
    return lines


def key_of(entry):
    """What it is, its target by number: two may be called the same."""
    columns = [entry._meta.get_field(name).attname for name in entry.COPIED]
    return repr([getattr(entry, column) for column in columns])
