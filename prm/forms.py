"""How a form is drawn, for every form of the project and its libraries.

`{{ form }}` draws all of a form, `{{ form.name.as_field_group }}` one field: label
above, help and error under it, "(optional)" where nothing is required. Text-like
widgets get the class `input`; the first field with an error gets the focus. A field
inside a form of one's own: `{% include "forms/field.html" with field=form.name label=text %}`.
"""

from django import forms
from django.forms import boundfield
from django.forms.renderers import TemplatesSetting
from django_filters.widgets import DateRangeWidget, SuffixedMultiWidget

NOT_TEXT = (
    forms.CheckboxInput,
    forms.CheckboxSelectMultiple,
    forms.RadioSelect,
    forms.HiddenInput,
    forms.MultipleHiddenInput,
)


class BoundField(boundfield.BoundField):
    """A field that knows its place in the look and on the keyboard."""

    def build_widget_attrs(self, attrs, widget=None):
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if "class" not in widget.attrs:
            attrs.setdefault("class", css_class(widget))
        if self.is_first_invalid:
            attrs["autofocus"] = True
        if repeats_label(widget, self.label):
            attrs["placeholder"] = False
        return attrs

    @property
    def is_first_invalid(self):
        return self.name == next(
            (name for name in self.form.fields if name in self.form.errors), ""
        )

    @property
    def says_optional(self):
        """A tick box says for itself that it may stay empty."""
        return not self.field.required and self.widget_type != "checkbox"


class Renderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = BoundField


class Segments(forms.RadioSelect):
    """A few choices side by side. With `data-shows`, each shows its own fieldset."""

    template_name = "forms/segments.html"
    option_inherits_attrs = False


class DateInput(forms.DateInput):
    """The browser's own calendar; what it sends and wants is the ISO date."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DateRange(DateRangeWidget):
    """Two dates of a filter, each with its own label, from and to."""

    template_name = "forms/date_range.html"
    use_fieldset = True

    def __init__(self, attrs=None):
        SuffixedMultiWidget.__init__(self, (DateInput, DateInput), attrs)


def css_class(widget):
    """The class of a widget in the style sheet; False leaves the attribute out."""
    if isinstance(widget, Segments):
        return "segments"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    return False if isinstance(widget, NOT_TEXT) else "input"


def repeats_label(widget, label):
    """A placeholder that only says the label again is noise, where the label is seen."""
    if getattr(widget, "input_type", "") == "search":
        return False
    placeholder = str(widget.attrs.get("placeholder") or "").lower()
    label = str(label).lower()
    return bool(placeholder) and (placeholder in label or label in placeholder)
