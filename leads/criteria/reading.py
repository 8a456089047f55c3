"""From criteria and logic to a Q, or to what is wrong with them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from prm.permissions import ANYTHING, NOTHING

from .fields import Fields
from .kinds import untrue
from .logic import Every, Not, depth_of, numbers_of, parse
from .mistakes import Mistake
from .operators import CONTAINS, EQUALS, INCLUDES, LABELS, ORDER, STARTS, TURNED
from .values import items_of

MOST, MOST_TOGETHER = 100, 2_000  # Criteria of one set, and items of all their values.
PARTS = ("field", "operator", "value")


def check(criteria, logic="", fields=None):
    """Every Mistake in these criteria and their logic, in reading order."""
    fields = fields or Fields()
    if not is_list_of_criteria(criteria):
        return [Mistake(_("Criteria are a list of field, operator and value."))]
    if len(criteria) > MOST:
        return [Mistake(_("At most %d criteria stand together.") % MOST)]
    mistakes, items = [], 0
    for number, criterion in enumerate(criteria, 1):
        try:
            condition(criterion, fields)
            items += len(items_of(criterion["value"]))
            refuse_more(items)
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


def joined(tree, leaves, turned=False):
    """A tree of logic over the Qs of its criteria; `turned`, what a NOT before it makes of it.

    SQLite reads few levels: so NOT comes down to the criteria, and the deepest part first.
    """
    if isinstance(tree, int):
        return untrue(leaves[tree - 1]) if turned else leaves[tree - 1]
    if isinstance(tree, Not):
        return joined(tree.part, leaves, not turned)
    word = Q.OR if isinstance(tree, Every) is turned else Q.AND
    parts = sorted(tree.parts, key=depth_of, reverse=True)
    return Q(*(joined(part, leaves, turned) for part in parts), _connector=word)


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


def refuse_more(items):
    """What is wrong with the number of items of all criteria so far."""
    if items > MOST_TOGETHER:
        words = _("With this list there are %(items)d items. All of them have at most %(most)d.")
        raise Mistake(words % {"items": items, "most": MOST_TOGETHER}, part="value")


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
