"""What many kept filters say, in words, in as many statements as one.

As they were kept: whether somebody still may filter so is asked when the list is opened.
"""

from types import SimpleNamespace

from django import forms
from django.http import QueryDict
from django_filters import CharFilter, DateFromToRangeFilter, MultipleChoiceFilter

from prm.chips import Chips
from prm.countries import name_of
from prm.ids import ids_in

from .words import active_of


def told_of_each(listing, queries):
    """Of each query string its filters in words: "Status: New"."""
    asked = [QueryDict(query) for query in queries]
    form = form_of(listing, asked)
    return [words_of(Chips(SimpleNamespace(form=form(each)), each)) for each in asked]


def words_of(chips):
    return [f"{chip.field.label}: {chip.value}" for chip in active_of(chips)]


def form_of(listing, asked):
    """The form of the list's filters, with the choices that were made."""
    fields = {
        name: field_of(row, listing.names.get(name), chosen(name, asked))
        for name, row in listing.filter_set.base_filters.items()
    }
    return type("Stored", (forms.Form,), fields)


def chosen(name, asked):
    return list(dict.fromkeys(value for each in asked for value in each.getlist(name)))


def field_of(row, names, values):
    """A filter's own field, if it has all its choices; else one that offers what was chosen."""
    if names:
        return forms.ChoiceField(label=row.label, choices=list(names(values).items()))
    if isinstance(row, MultipleChoiceFilter):
        return forms.MultipleChoiceField(label=row.label, choices=[(v, v) for v in values])
    says_all = row.extra.get("choices") or isinstance(row, CharFilter | DateFromToRangeFilter)
    return row.field if says_all else forms.CharField(label=row.label)


def named(rows):
    """From numbers, as an address gives them, to the names of these rows."""

    def found(values):
        numbers = ids_in(values)
        some = rows().filter(pk__in=numbers) if numbers else ()
        return {str(row.pk): str(row) for row in some}

    return found


def countries_named(values):
    return {value: name_of(value) for value in values}
