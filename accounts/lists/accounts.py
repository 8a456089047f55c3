"""The list of accounts, as it can be kept as a view: its columns and its orders."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy

from accounts.filters import AccountFilters
from accounts.models import Account
from prm.templatetags.prm import ago

from .columns import Column, plain
from .lists import Listing, register

ORDERS = {
    "name": ("name", "id"),
    "-name": ("-name", "-id"),
    "-created_at": ("-created_at", "-id"),
    "created_at": ("created_at", "id"),
}
SORTS = [
    ("name", gettext_lazy("By name")),
    ("-name", gettext_lazy("By name, from the end")),
    ("-created_at", gettext_lazy("Newest first")),
    ("created_at", gettext_lazy("Oldest first")),
]


def filtered(user, data):
    """The accounts a user sees, narrowed by what an address asks for."""
    return AccountFilters(user, data, Account.objects.permitted(user, "view"))


def status_in_words(account):
    return render_to_string("accounts/_status.html", {"account": account})


def level_in_words(account):
    context = {"level": account.level}
    return render_to_string("accounts/_level.html", context) if account.level else ""


COLUMNS = {
    "status": Column(gettext_lazy("Status"), status_in_words),
    "level": Column(gettext_lazy("Level"), level_in_words),
    "country": plain(gettext_lazy("Country"), "country_name"),
    "owner": plain(gettext_lazy("Owner"), "owner"),
    "city": plain(gettext_lazy("City"), "city"),
    "industry": plain(gettext_lazy("Industry"), "industry"),
    "website": plain(gettext_lazy("Website"), "website"),
    "phone": plain(gettext_lazy("Phone"), "phone"),
    "created": Column(
        gettext_lazy("Created"), lambda account: ago(account.created_at), "created_at", True
    ),
}
ACCOUNTS = Listing(
    "accounts",
    gettext_lazy("Accounts"),
    "accounts:index",
    filtered,
    COLUMNS,
    ("status", "level", "country", "owner", "created"),
    SORTS,
    AccountFilters,
)
register(ACCOUNTS)
