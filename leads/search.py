"""The search over everything a user sees."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.models import Account, Contact, User
from leads.models import Lead

FEW = 5
SHORTEST, LONGEST = 2, 200


@dataclass(frozen=True)
class Hit:
    name: str
    about: str
    url: str


@dataclass(frozen=True)
class Section:
    """The first hits of one sort, and the list that has them all."""

    title: str
    icon: str
    hits: list
    all_url: str


def found(user, words):
    """The sections in which somebody finds something."""
    sections = [search(user, words) for search in (leads, accounts, contacts, partner_users)]
    return [section for section in sections if section.hits]


def section(title, icon, rows, hit, list_name, words):
    rows = list(rows[: FEW + 1])
    all_url = f"{reverse(list_name)}?{urlencode({'q': words})}" if len(rows) > FEW else ""
    return Section(title, icon, [hit(row) for row in rows[:FEW]], all_url)


def leads(user, words):
    rows = Lead.objects.permitted(user, "view").search(words).order_by("-created_at", "-id")
    return section(_("Leads"), "inbox-arrow-down", rows, lead_hit, "leads:index", words)


def lead_hit(lead):
    return Hit(lead.full_name, lead.company, lead.get_absolute_url())


def accounts(user, words):
    rows = Account.objects.permitted(user, "view").search(words).order_by("name", "id")
    return section(_("Accounts"), "building-office-2", rows, account_hit, "accounts:index", words)


def account_hit(account):
    return Hit(account.name, account.country_name, account.get_absolute_url())


def contacts(user, words):
    rows = Contact.objects.permitted(user, "view").search(words).select_related("account")
    rows = rows.order_by("last_name", "first_name", "id")
    return section(_("Contacts"), "users", rows, contact_hit, "contacts:index", words)


def contact_hit(contact):
    return Hit(contact.full_name, contact.account.name, contact.get_absolute_url())


def partner_users(user, words):
    rows = User.objects.permitted(user, "view").partners().search(words)
    rows = rows.select_related("contact__account").order_by("last_name", "first_name", "id")
    return section(_("Partner users"), "identification", rows, user_hit, "users:index", words)


def user_hit(user):
    return Hit(user.full_name, user.account.name, user.contact.get_absolute_url())
