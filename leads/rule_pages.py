"""Rules as their pages show them: entries in words, and what differs between two versions."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from leads import criteria
from leads.assignment import faults_of


@dataclass
class Line:
    """An entry in words."""

    entry: object
    words: str
    faults: list = field(default_factory=list)
    change: str = ""  # Between two versions: added, removed, or "".


def lines_of(entries, with_faults=False):
    known = criteria.Fields()
    lines = [Line(e, criteria.in_words(e.criteria, e.logic, known)) for e in entries]
    for fault in faults_of(entries, known) if with_faults else ():
        lines[fault.entry - 1].faults.append(str(fault.words))
    return lines


def compared(old, new):
    """The entries of two versions in one list, each as added, removed or in both."""
    keys = [[key_of(entry) for entry in version.in_order] for version in (old, new)]
    before, after = lines_of(old.in_order), lines_of(new.in_order)
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
    return repr([getattr(entry, name) for name in entry.COPIED])
