"""The fields of a lead in their groups, as its forms show them."""

from django.utils.translation import gettext_lazy as _

from leads.models import CustomField

GROUPS = (
    (
        _("Contact details"),
        (
            *("salutation", "title", "first_name", "last_name"),
            *("phone", "mobile", "email", "website", "email_opt_out", "do_not_call"),
        ),
    ),
    (_("Company"), ("company", "industry", "employees", "annual_revenue")),
    (_("Address"), ("street", "postal_code", "city", "state", "country")),
    (_("Lead"), ("status", "source", "rating")),
)
LAST_GROUP = ("", ("description",))
NAMES = [name for _title, names in (*GROUPS, LAST_GROUP) for name in names]


def by_heading(fields):
    """Custom fields under their headings."""
    headings = {}
    for field in fields:
        headings.setdefault(field.group or _("More"), []).append(field)
    return headings


def grouped(fields):
    """(title, names) of every group; custom fields by API name, before the description."""
    own = [(title, [f.api_name for f in some]) for title, some in by_heading(fields).items()]
    return [*GROUPS, *own, LAST_GROUP]


def custom_fields(only=None):
    """The active custom fields; with `only`, those of these names."""
    fields = CustomField.objects.filter(is_active=True)
    return [field for field in fields if only is None or field.api_name in only]
