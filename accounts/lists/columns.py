"""The columns of a list, from a fixed set; the name of a row comes before them."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`show(row)` answers what stands in it. `sort` is the order that its heading asks for."""

    label: str
    show: Callable
    sort: str = ""
    is_number: bool = False


def plain(label, attribute):
    """A column that shows an attribute as it is."""
    return Column(label, lambda row: getattr(row, attribute) or "")
