"""Rows that lie in any of several parts: each has an index to begin at, an OR of them has none."""


class InParts:
    """A queryset narrowed to the rows in any of some parts (Qs), as far as pages and counts ask.

    The first few of all are among the first few of each part. They are fetched from `within`,
    the rows that may be shown.
    """

    def __init__(self, rows, parts, within):
        self.rows, self.parts, self.within = rows, parts, within

    @property
    def model(self):
        return self.rows.model

    def narrowed(self, how):
        """Those that `how` leaves of a queryset: `lambda rows: rows.overdue()`."""
        return InParts(how(self.rows), self.parts, self.within)

    def filter(self, *conditions):
        return self.narrowed(lambda rows: rows.filter(*conditions))

    def order_by(self, *names):
        return self.narrowed(lambda rows: rows.order_by(*names))

    def values(self, *names):
        """Of each row once, in no order."""
        one, *others = (self.rows.order_by().filter(part).values(*names) for part in self.parts)
        return one.union(*others) if others else one

    def __getitem__(self, few):
        """The first few (`[:n]`): the rows themselves, in their order."""
        of_each = (self.rows.filter(part).values_list("pk", flat=True) for part in self.parts)
        pks = {pk for some in of_each for pk in some[few]}
        return list(self.within.filter(pk__in=pks).order_by(*self.rows.query.order_by)[few])
