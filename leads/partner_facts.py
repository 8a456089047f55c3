"""The details of a lead that a partner is shown, in groups, as frame/_facts.html shows them."""

from django.utils.translation import gettext as _

from accounts.facts import lines
from leads import facts
from leads.fields import by_heading, custom_fields


def of_lead(lead):
    """As the console shows them, but for the custom fields that are not for partners."""
    groups = [
        (_("Description"), [(_("Description"), lines(lead.description))]),
        (_("Contact details"), facts.contact(lead)),
        (_("Company"), facts.company(lead)),
        *((title, own_values(lead, fields)) for title, fields in for_partners().items()),
    ]
    return [(title, some) for title, some in groups if any(value for _label, value in some)]


def owner_shown(lead, user):
    """Who owns a lead, unless that is somebody of another partner: nothing names one."""
    account = lead.owner.account
    if user.is_partner and account is not None and account.pk != user.account_id:
        return _("Shared with you")
    return lead.owner


def for_partners():
    return by_heading([field for field in custom_fields() if field.shown_to_partners])


def own_values(lead, fields):
    return [(field.label, facts.own_value(field, lead)) for field in fields]
