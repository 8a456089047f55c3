"""A form in HTML: as a page of our own, and to be copied into another site."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from leads.imports.fields import FIELDS
from leads.models import CustomField, Pick
from prm import countries

from .limits import started
from .names import SALESFORCE, label_of

REQUIRED = {"last_name", "company"}
TYPES = {"email": "email", "url": "text", "count": "number", "date": "date", "number": "number"}
AUTOCOMPLETE = {
    "first_name": "given-name",
    "last_name": "family-name",
    "company": "organization",
    "title": "organization-title",
    "email": "email",
    "phone": "tel",
    "street": "street-address",
    "zip": "postal-code",
    "city": "address-level2",
    "country": "country",
}


@dataclass(frozen=True)
class Input:
    """One field of a form. `kind` says which element it is."""

    name: str
    label: str
    kind: str
    options: tuple = ()
    limit: int | None = None

    @property
    def type(self):
        return TYPES.get(self.kind, "text")

    @property
    def is_long(self):
        return self.kind == "lines"

    @property
    def is_box(self):
        return self.kind == "yes_no"

    @property
    def is_several(self):
        return self.kind == "several"

    @property
    def is_required(self):
        return self.name in REQUIRED

    @property
    def autocomplete(self):
        return AUTOCOMPLETE.get(self.name, "off")


@dataclass(frozen=True)
class Page:
    """A form with the fields it has."""

    form: object
    inputs: list
    consent_text: object
    started: str

    @property
    def action(self):
        return settings.SITE_URL + reverse("web:receive")

    @property
    def return_address(self):
        return next(iter(self.form.return_addresses), "")


def page_of(form):
    """The form as it is now, its labels in its own language."""
    own = {field.api_name: field for field in CustomField.objects.filter(is_active=True)}
    picks = Pick.objects.active().by_field()
    names = [name for name in form.fields if name in SALESFORCE or name in own]
    with translation.override(form.language):
        inputs = [input_of(name, own, picks) for name in names]
    return Page(form, inputs, form.consent_text, started(form))


def input_of(name, own, picks):
    label = label_of(name, own)
    if name in own:
        kind, limit = own[name].kind, None
        return Input(name, label, kind, tuple((v, v) for v in own[name].values), limit)
    field = FIELDS[SALESFORCE[name]]
    options = [(value, value) for value in picks.get(field.name, ())]
    if field.name == "country":
        options = countries.choices()
    return Input(name, label, field.kind, tuple(options), field.limit)


def html_of(form):
    """What is copied into another site: plain HTML, no script, in the form's language."""
    with translation.override(form.language):
        html = render_to_string("web/copy.html", {"page": page_of(form)})
    return "\n".join(line for line in html.splitlines() if line.strip())
