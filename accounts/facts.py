"""The details of a record in groups, as frame/_facts.html shows them."""

from django.template.defaultfilters import linebreaksbr
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _


def of_account(account):
    return [
        (
            _("Details"),
            [
                (_("Account owner"), account.owner),
                (_("Status"), account.get_status_display()),
                (_("Level"), account.level),
                (_("Industry"), account.industry),
                (_("Website"), link(account.website, account.website_link)),
                (_("Phone"), phone(account.phone)),
                (_("Employees"), number(account.employees)),
                (_("Annual revenue"), number(account.annual_revenue)),
            ],
        ),
        (
            _("Address and description"),
            [*address(account), (_("Description"), lines(account.description))],
        ),
    ]


def of_contact(contact):
    return [
        (
            _("Details"),
            [
                (_("Account"), link(contact.account, contact.account.get_absolute_url())),
                (_("Title"), contact.title),
                (_("Email"), mail(contact.email)),
                (_("Phone"), phone(contact.phone)),
                (_("Mobile"), phone(contact.mobile)),
                *address(contact),
            ],
        ),
    ]


def address(row):
    town = " ".join(part for part in (row.postal_code, row.city) if part)
    parts = [*row.street.splitlines(), town, row.state, row.country_name]
    return [(_("Address"), lines("\n".join(part for part in parts if part.strip())))]


def lines(text):
    """A text of several lines."""
    return linebreaksbr(text, autoescape=True)


def number(value):
    """A number with its thousands apart; cents only where there are some."""
    if value is None:
        return ""
    return number_format(int(value) if value == int(value) else value, force_grouping=True)


def link(label, url):
    return format_html('<a href="{}">{}</a>', url, label) if url else label


def phone(number):
    dialled = "".join(c for c in number if c.isdigit() or c in "+*#")
    return link(number, f"tel:{dialled}" if dialled else "")


def mail(email):
    return link(email, f"mailto:{email}" if email else "")
