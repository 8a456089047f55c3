"""From criteria and logic to a Q, or to what is wrong with them."""

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as _

from prm.permissions import ANYTHING, NOTHING

from .fields import Fields
from .kinds import untrue
from .logic import Every, Not, numbers_of, parse
from .mistakes import Mistake
from .operators import CONTAINS, EQUALS, INCLUDES, LABELS, ORDER, STARTS, TURNED
from .values import items_of

MOST = 100  # Criteria of one set.
PARTS = ("field", "operator", "value")


def check(criteria, logic="", fields=None):
    """Every Mistake in these criteria and their logic, in reading order."""
    fields = fields or Fields()
    if not is_list_of_criteria(criteria):
        return [Mistake(_("Criteria are a list of field, operator and value."))]
    if len(criteria) > MOST:
        return [Mistake(_("At most %d criteria stand together.") % MOST)]
    mistakes = []
    for number, criterion in enumerate(criteria, 1):
        try:
            condition(criterion, fields)
        except Mistake as mistake:
            mistake.criterion = number
            mistakes.append(mistake)
    return mistakes + mistakes_in(logic, len(criteria))


def is_list_of_criteria(criteria):
    return isinstance(criteria, list) and all(
        isinstance(each, dict) and all(isinstance(each.get(part), str) for part in PARTS)
        for each in criteria
    )


def mistakes_in(logic, count):
    if count == 0 and logic.strip():
        return [Mistake(_("There are no criteria that it could name."), part="logic")]
    try:
        unused = set(range(1, count + 1)) - numbers_of(parse(logic, count))
    except Mistake as mistake:
        return [mistake]
    words = _("It does not say what criterion %d is for.")
    return [Mistake(words % number, part="logic") for number in sorted(unused)]


def compile(criteria, logic="", fields=None):
    """The leads that match, as a Q."""
    fields = fields or Fields()
    if check(criteria, logic, fields):
        return NOTHING
    if not criteria:
        return ANYTHING
    return joined(parse(logic, len(criteria)), conditions(criteria, fields))


def conditions(criteria, fields):
    """A Q for each criterion by itself; one that is wrong matches nothing."""
    found = []
    for criterion in criteria:
        try:
            found.append(condition(criterion, fields))
        except Mistake:
            found.append(NOTHING)
    return found


def matches(condition):
    """A Q as an expression that is true or false, never null."""
    return Case(When(condition, then=Value(True)), default=Value(False))


def joined(tree, leaves):
    """A tree of logic over the Qs of its criteria."""
    if isinstance(tree, int):
        return leaves[tree - 1]
    if isinstance(tree, Not):
        return untrue(joined(tree.part, leaves))
    whole = Q()
    for part in tree.parts:
        one = joined(part, leaves)
        whole = whole & one if isinstance(tree, Every) else whole | one
    return whole


def condition(criterion, fields):
    """The Q of one criterion; raises Mistake."""
    field = fields.find(criterion["field"])
    if field is None:
        words = _("Leads have no field “%s”.") if criterion["field"] else _("Choose a field.")
        name = criterion["field"][:80]
        raise Mistake(words % name if name else words, part="field")
    operator = criterion["operator"]
    if operator not in field.kind.operators:
        values = {"field": field.label, "operator": LABELS.get(operator, operator[:40])}
        words = _("“%(operator)s” does not fit %(field)s.") % values
        raise Mistake(words, part="operator")
    items = [field.kind.read(item) for item in items_of(criterion["value"])]
    refuse(field, operator, items)
    return asked(field, operator, items)


def refuse(field, operator, items):
    """What is wrong with the number of items."""
    if not items and operator not in field.kind.blank_tests:
        raise Mistake(_("Write a value."), part="value")
    if items and operator in field.kind.only_blank:
        words = _("Choose “includes” or “excludes”, or leave the value empty.")
        raise Mistake(words, part="operator")
    if len(items) > 1 and operator in ORDER:
        raise Mistake(_("Write one value, without commas: 1500."), part="value")


def asked(field, operator, items):
    if not items:
        return field.blank if operator == EQUALS else untrue(field.blank) & field.fits
    if operator in TURNED:
        return untrue(positive(field, TURNED[operator], items)) & field.fits
    return positive(field, operator, items)


def positive(field, operator, items):
    if operator in ORDER:
        return field.kind.compare(field, operator, items[0])
    ways = {EQUALS: "equals", CONTAINS: "contains", STARTS: "starts", INCLUDES: "includes"}
    return getattr(field.kind, ways[operator])(field, items)
