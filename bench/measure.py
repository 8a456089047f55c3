"""Two ways to the same end, by turns, so that a busy machine is busy for both."""

import gc
import time
from dataclasses import asdict, dataclass
from statistics import median

from django.db import connection, transaction


@dataclass(frozen=True)
class Line:
    """One measurement. `ratio` is ours to the floor's (or theirs to ours: `at_least`)."""

    name: str
    size: int
    ours: float  # Seconds, the median.
    floor: float
    ratio: float
    bound: float
    at_least: bool = False
    note: str = ""

    @property
    def is_kept(self):
        return self.ratio >= self.bound if self.at_least else self.ratio <= self.bound

    def as_json(self):
        return asdict(self) | {"kept": self.is_kept}


def line(name, size, ours, floor, bound, note=""):
    return Line(name, size, ours, floor, round(ours / floor, 2), bound, note=note)


def by_turns(ours, floor, times):
    """The medians of both, each called once before, to be warm."""
    ours(), floor()
    found = ([], [])
    for number in range(times):
        pair = [(0, ours), (1, floor)]
        for which, act in pair if number % 2 else reversed(pair):
            found[which].append(timed(act))
    return median(found[0]), median(found[1])


def timed(act):
    gc.collect()
    gc.disable()
    start = time.perf_counter()
    act()
    seconds = time.perf_counter() - start
    gc.enable()
    return seconds


def undone(act):
    """Let it do its work, all of it, and take it back."""

    def done():
        with transaction.atomic():
            act()
            connection.check_constraints()
            transaction.set_rollback(True)

    return done


def checkpointed(act):
    """Begin with nothing to be written that others left behind."""
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
    return timed(act)
