"""Custom fields in forms and on pages: how each kind is typed, kept and shown.

A lead keeps values as JSON: numbers and money as text with a point ("12.50"), dates as
ISO text, yes/no as a boolean, several values as a list, anything else as text. A field
without a value has no key.
"""

from datetime import date
from decimal import Decimal, InvalidOperation

from django import forms
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from leads.models import CustomField
from prm.forms import DateInput

Kind = CustomField.Kind
LONGEST = 32_000
ONE_LINE = 80
NO_CHOICE = ("", "–")


def form_field(field, value):
    """The form field of a custom field, for a lead on which it has `value`."""
    return FORM_FIELDS[field.kind](field, value, label=field.label, required=False)


def text(field, value, **options):
    is_long = isinstance(value, str) and (len(value) > ONE_LINE or "\n" in value)
    widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput
    return forms.CharField(max_length=LONGEST, widget=widget, **options)


def number(field, value, **options):
    return forms.DecimalField(max_digits=30, decimal_places=10, **options)


def money(field, value, **options):
    return forms.DecimalField(max_digits=18, decimal_places=2, **options)


def day(field, value, **options):
    return forms.DateField(widget=DateInput, **options)


def yes_no(field, value, **options):
    return forms.BooleanField(**options)


def picklist(field, value, **options):
    """The values of the list, and the one the lead has."""
    return forms.ChoiceField(choices=[NO_CHOICE, *offered(field, [value])], **options)


def several(field, value, **options):
    values = value if isinstance(value, list) else [value]
    return forms.MultipleChoiceField(
        choices=offered(field, values), widget=forms.CheckboxSelectMultiple, **options
    )


def offered(field, has):
    kept = [value for value in has if isinstance(value, str) and value]
    return [(value, value) for value in dict.fromkeys([*field.values, *kept])]


FORM_FIELDS = {
    Kind.TEXT: text,
    Kind.NUMBER: number,
    Kind.MONEY: money,
    Kind.DATE: day,
    Kind.YES_NO: yes_no,
    Kind.PICKLIST: picklist,
    Kind.SEVERAL: several,
}


def changed(custom, values):
    """The `custom` column with the values of a form in it; what the form lacks stays."""
    kept = {name: value for name, value in custom.items() if name not in values}
    for name, value in values.items():
        if value not in (None, "", []) and (value is not False or name in custom):
            kept[name] = stored(value)
    return kept


def stored(value):
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def shown(field, value):
    """A value in words. One that does not fit its field's kind is shown as it is."""
    if field.kind == Kind.YES_NO and isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.kind == Kind.SEVERAL and isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        return in_digits(value, 2 if field.kind == Kind.MONEY else None)
    if field.kind == Kind.DATE:
        return in_full(value)
    return "" if value is None else str(value)


def in_digits(value, places):
    try:
        return number_format(Decimal(str(value)), places, force_grouping=True)
    except InvalidOperation:
        return "" if value is None else str(value)


def in_full(value):
    try:
        found = parse_date(str(value))
    except ValueError:  # Well written, but no such day.
        found = None
    return date_format(found, "DATE_FORMAT") if found else str(value or "")
