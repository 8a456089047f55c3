"""How many rows each of many querysets has, and its first few, in three statements for all."""

from collections import defaultdict

from django.db.models import Count, F, Value

FEW = 5
MOST = 100  # SQLite joins 500 selects at most.


def few_of_each(parts, within, order, few=FEW):
    """For each of `parts`, querysets of one model: (how many rows, its first few in this order).

    The rows are fetched from `within`, which says what is fetched along with them. The
    number of statements grows with each hundred parts only.
    """
    counts, firsts = {}, defaultdict(set)
    for start in range(0, len(parts), MOST):
        numbered = list(enumerate(parts))[start : start + MOST]
        counts |= dict(joined(counted(*each) for each in numbered))
        for number, pk in joined(first(*each, order, few) for each in numbered):
            firsts[number].add(pk)
    pks = set().union(*firsts.values())
    rows = list(within.filter(pk__in=pks).order_by(*order)) if pks else []
    return [
        (counts.get(number, 0), [row for row in rows if row.pk in firsts[number]])
        for number in range(len(parts))
    ]


def joined(arms):
    one, *others = arms
    return one.union(*others, all=True)


def counted(number, rows):
    return (
        rows.order_by().values(part=Value(number)).annotate(n=Count("pk")).values_list("part", "n")
    )


def first(number, rows, order, few):
    few_of_them = rows.order_by(*order).values("pk")[:few]
    return rows.filter(pk__in=few_of_them).order_by().values_list(Value(number), F("pk"))
