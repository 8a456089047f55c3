"""What the fields of each kind can be asked.

A kind reads the items of a value (`read`), and says as a Q which leads have one of them
under an operator. Its Q is null or false for leads that do not match; `none_of` is what
turns it round, so that a blank field is unlike every value and one that does not fit its
kind is like nothing and unlike nothing.
"""

from datetime import UTC, datetime, time, timedelta

from django.db.models import Case, Q, Value, When
from django.db.models.functions import TruncDate
from django.db.models.lookups import (
    GreaterThan,
    GreaterThanOrEqual,
    In,
    LessThan,
    LessThanOrEqual,
)

from prm import countries
from prm.expressions import BeginsWithAny, HoldsAny, JsonHasAny, Number
from prm.same import fold

from . import values
from .operators import (
    CONTAINS,
    EQUALS,
    EXCLUDES,
    GREATER,
    GREATER_OR_EQUAL,
    INCLUDES,
    LESS,
    LESS_OR_EQUAL,
    NOT_CONTAINS,
    NOT_EQUAL,
    ORDER,
    STARTS,
)

SIDES = {
    LESS: LessThan,
    GREATER: GreaterThan,
    LESS_OR_EQUAL: LessThanOrEqual,
    GREATER_OR_EQUAL: GreaterThanOrEqual,
}


def untrue(condition):
    """Whether a condition is false or null: SQL's NOT leaves null alone."""
    return Q(Case(When(condition, then=Value(False)), default=Value(True)))


def matches(condition):
    """A Q as an expression that is true or false, never null."""
    return Case(When(condition, then=Value(True)), default=Value(False))


class Kind:
    """`blank_tests` are the operators that make sense without a value."""

    operators = ()
    blank_tests = (EQUALS, NOT_EQUAL)
    only_blank = ()


class Text(Kind):
    operators = (EQUALS, NOT_EQUAL, CONTAINS, NOT_CONTAINS, STARTS)
    read = staticmethod(values.text)

    def equals(self, field, items):
        return Q(In(field.value, sorted({fold(item) for item in items})))

    def contains(self, field, items):
        return Q(HoldsAny(field.value, sorted({fold(item) for item in items})))

    def starts(self, field, items):
        return Q(BeginsWithAny(field.value, sorted({fold(item) for item in items})))


class Picklist(Text):
    """Text, chosen from a list."""


class Country(Text):
    """A lead keeps the ISO code of a country it knows. Parts are looked for in English names."""

    def equals(self, field, items):
        return super().equals(field, [*items, *map(countries.code_of, items)])

    def contains(self, field, items):
        return super().contains(field, items) | self.named(field, items, lambda i, name: i in name)

    def starts(self, field, items):
        begins = self.named(field, items, lambda item, name: name.startswith(item))
        return super().starts(field, items) | begins

    def named(self, field, items, test):
        sought, names = list(map(fold, items)), countries.english().items()
        folded = {code: fold(name) for code, name in names}
        codes = [code for code, name in folded.items() if any(test(i, name) for i in sought)]
        return super().equals(field, codes)


class Ordered(Kind):
    """Numbers and days."""

    operators = (EQUALS, NOT_EQUAL, *ORDER)

    def equals(self, field, items):
        return Q(In(field.value, [self.written(item) for item in items]))

    def written(self, item):
        """An item as the field's values are."""
        return item

    def compare(self, field, operator, item):
        return self.side(field, SIDES[operator], item)

    def side(self, field, lookup, item):
        return Q(lookup(field.value, self.written(item)))


class Count(Ordered):
    read = staticmethod(values.whole)


class Money(Ordered):
    read = staticmethod(values.money)


class Decimals(Ordered):
    """Numbers that a custom field keeps as text."""

    read = staticmethod(values.number)

    def written(self, item):
        return Number(Value(item))


class Day(Ordered):
    """Days that a custom field keeps as text."""

    read = staticmethod(values.day)

    def written(self, item):
        return item.isoformat()


class Moment(Ordered):
    """A time, asked for its day, in UTC."""

    read = staticmethod(values.day_of_a_lead)

    def equals(self, field, items):
        return Q(In(TruncDate(field.value, tzinfo=UTC), items))

    def side(self, field, lookup, item):
        begins = datetime.combine(item, time(), UTC)
        ends = begins + timedelta(days=1)
        late = {GreaterThan: GreaterThanOrEqual, LessThanOrEqual: LessThan}
        return Q(late[lookup](field.value, ends) if lookup in late else lookup(field.value, begins))


class YesNo(Kind):
    blank_tests = ()
    operators = (EQUALS, NOT_EQUAL)
    read = staticmethod(values.yes_no)

    def equals(self, field, items):
        return Q(In(field.value, sorted(set(items))))


class Several(Kind):
    """Several values of a picklist."""

    operators = (INCLUDES, EXCLUDES, EQUALS, NOT_EQUAL)
    only_blank = (EQUALS, NOT_EQUAL)
    read = staticmethod(values.text)

    def includes(self, field, items):
        return Q(JsonHasAny("custom", field.name, items))
