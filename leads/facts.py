"""The details of a lead in groups, as frame/_facts.html shows them."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from accounts.facts import address, lines, link, mail, phone
from leads import custom
from leads.fields import by_heading, custom_fields
from leads.models import Lead
from prm.countries import name_of


def of_lead(lead):
    """What the head of the page does not say; groups of which nothing is known are left out."""
    groups = [(_("Contact details"), contact(lead)), (_("Company"), company(lead))]
    for title, fields in by_heading(custom_fields()).items():
        groups.append((title, [(field.label, own_value(field, lead)) for field in fields]))
    groups.append((_("Description"), [(_("Description"), lines(lead.description))]))
    return [(title, facts) for title, facts in groups if any(value for _label, value in facts)]


def contact(lead):
    return [
        (_("Salutation"), lead.salutation),
        (_("Title"), lead.title),
        (_("Email"), mail(lead.email)),
        (_("Phone"), phone(lead.phone)),
        (_("Mobile"), phone(lead.mobile)),
        (_("Website"), link(lead.website, lead.website_link)),
        *warnings(lead),
    ]


def warnings(lead):
    """What one must not do; said only where it is so."""
    refused = {"email_opt_out": lead.email_opt_out, "do_not_call": lead.do_not_call}
    return [(label(name), _("Yes")) for name, is_refused in refused.items() if is_refused]


def company(lead):
    return [
        (_("Company"), lead.company),
        (_("Industry"), lead.industry),
        (_("Employees"), count(lead.employees)),
        (_("Annual Revenue"), money(lead.annual_revenue)),
        *address(lead),
    ]


def own_value(field, lead):
    return custom.shown(field, lead.custom.get(field.api_name))


def differences(stored, values, fields):
    """(label, value stored) of every field in which a lead differs from some values."""
    found = [
        (label(name), shown(name, stored))
        for name in values
        if name != "custom" and getattr(stored, name) != values[name]
    ]
    return found + [
        (field.label, own_value(field, stored))
        for field in fields
        if stored.custom.get(field.api_name) != values["custom"].get(field.api_name)
    ]


def label(name):
    return Lead._meta.get_field(name).verbose_name


def shown(name, lead):
    """What a lead has in a field of its own, in the reader's language."""
    value = getattr(lead, name)
    return SHOWN[name](value) if name in SHOWN else value


def yes_no(value):
    return _("Yes") if value else _("No")


def count(value):
    return "" if value is None else number_format(value, force_grouping=True)


def money(value):
    return "" if value is None else number_format(value, 2, force_grouping=True)


SHOWN = {
    "annual_revenue": money,
    "employees": count,
    "country": name_of,
    "do_not_call": yes_no,
    "email_opt_out": yes_no,
}
