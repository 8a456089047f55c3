"""What a list is filtered by, said in words: one chip per filter of a FilterSet."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model
from django.utils.choices import flatten_choices
from django.utils.formats import date_format
from django.utils.translation import gettext as _

CURSORS = ("before", "after")
EMPTY = (None, "", [])


class Chips:
    """The chips of a FilterSet, given what the address asks for."""

    def __init__(self, filters, asked):
        form = filters.form
        cleaned = form.cleaned_data if form.is_bound and form.errors is not None else {}
        all_chips = [Chip(field, cleaned, asked) for field in form]
        self.search = next((chip for chip in all_chips if chip.is_search), None)
        self.chips = [chip for chip in all_chips if not chip.is_search]
        own = {name for chip in all_chips for name in chip.names}
        self.kept = [
            (name, value)
            for name, values in asked.lists()
            for value in values
            if value and name not in own and name not in CURSORS
        ]
        self.is_active = any(chip.is_active for chip in all_chips)
        self.clear_url = "?" + without(asked, own)


class Chip:
    """One filter: its field, what it is set to, the address without it."""

    def __init__(self, field, cleaned, asked):
        self.field = field
        self.is_search = field.name == "q"
        self.names = parameters(field)
        value = cleaned.get(field.name)
        self.is_active = value not in EMPTY and any(name in asked for name in self.names)
        self.value = wording(field, value) if self.is_active else ""
        self.remove_url = "?" + without(asked, self.names)


def parameters(field):
    """The names under which a field's widget sends what was chosen."""
    widget, name = field.field.widget, field.html_name
    if hasattr(widget, "suffixes"):
        return [widget.suffixed(name, suffix) for suffix in widget.suffixes]
    return [name + suffix for suffix in getattr(widget, "widgets_names", [""])]


def without(asked, names):
    """The query string without some parameters, and without a place in the old pages."""
    rest = asked.copy()
    for name in {*names, *CURSORS}:
        rest.pop(name, None)
    return rest.urlencode()


def wording(field, value):
    """What a filter is set to, in the words of its own choices."""
    if isinstance(value, slice):
        return span(value.start, value.stop)
    if isinstance(value, Iterable) and not isinstance(value, str | Model):
        return ", ".join(wording(field, item) for item in value)
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, Model):
        return str(value)
    return chosen(field, value)


def span(start, stop):
    """A range with one or two ends."""
    if start is None:
        return _("up to %s") % wording(None, stop)
    if stop is None:
        return _("from %s") % wording(None, start)
    return f"{wording(None, start)} – {wording(None, stop)}"


def chosen(field, value):
    """The label of a choice, or the value as it was typed."""
    choices = getattr(field.field, "choices", None) if field else None
    labels = {str(key): label for key, label in flatten_choices(choices or ())}
    if isinstance(value, bool):
        labels = {"True": _("yes"), "False": _("no")} | labels
    return str(labels.get(str(value), "" if value is None else value))
