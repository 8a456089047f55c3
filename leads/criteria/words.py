"""Criteria and their logic as a person would say them."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from prm import countries

from . import kinds
from .fields import Fields
from .logic import Any, Not, parse
from .mistakes import Mistake
from .operators import BLANK, READ
from .values import items_of


def in_words(criteria, logic="", fields=None):
    """How they read: "Industry is Retail and (Country is Italy or Country is Spain)".

    What is not understood yet is left as it was written: this is shown while somebody types.
    """
    fields = fields or Fields()
    if not criteria:
        return _("Every lead")
    try:
        return said(parse(logic, len(criteria)), [read(each, fields) for each in criteria])
    except Mistake as mistake:
        return str(mistake)


def said(tree, sentences):
    if isinstance(tree, int):
        return sentences[tree - 1]
    if isinstance(tree, Not):
        return _("not (%s)") % said(tree.part, sentences)
    word = pgettext("between criteria", "or" if isinstance(tree, Any) else "and")
    return f" {word} ".join(enclosed(part, sentences) for part in tree.parts)


def enclosed(part, sentences):
    text = said(part, sentences)
    return text if isinstance(part, int | Not) else f"({text})"


def read(criterion, fields):
    """One criterion as a sentence."""
    field = fields.find(criterion["field"])
    label = field.label if field else criterion["field"] or "…"
    operator = criterion["operator"]
    items = [shown(field, item) for item in typed(field, criterion["value"])]
    form = READ.get(operator) if items else BLANK.get(operator)
    value = f" {pgettext('between values', 'or')} ".join(items) or "…"
    return str(form or READ.get(operator, "%(field)s …")) % {"field": label, "value": value}


def typed(field, value):
    """The items of a value, read where they can be, as they were written where not."""
    try:
        items = items_of(value)
        return [field.kind.read(item) for item in items] if field else items
    except Mistake:
        return [value]


def shown(field, item):
    if field and isinstance(field.kind, kinds.Country):
        return countries.name_of(countries.code_of(item))
    if isinstance(item, bool):
        return _("yes") if item else _("no")
    if isinstance(item, date):
        return date_format(item, "DATE_FORMAT")
    if isinstance(item, int | Decimal):
        return number_format(item, force_grouping=True)
    return item
