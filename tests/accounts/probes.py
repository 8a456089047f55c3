"""How long things take, compared."""

from statistics import median
from time import perf_counter


def slowdown(one, other, tries=7):
    """How much longer `one` takes than `other`, by the median of tries that alternate."""
    times = [(timed(one), timed(other)) for _ in range(tries)]
    return median(a for a, _ in times) / median(b for _, b in times)


def timed(act):
    began = perf_counter()
    act()
    return perf_counter() - began
