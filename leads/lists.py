"""The list of leads, as it can be kept as a view: its columns and its orders."""

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.lists import Column, Listing, register
from accounts.lists.columns import plain
from accounts.lists.stored import countries_named, named
from accounts.models import Organization
from leads.filters import LeadFilters, filtered
from leads.models import Owner
from prm.templatetags.prm import ago, pill

ORDERS = {
    "-created": ("-created_at", "-id"),
    "created": ("created_at", "id"),
    "name": ("last_name", "first_name", "id"),
    "-name": ("-last_name", "-first_name", "-id"),
    "company": ("company", "id"),
    "-company": ("-company", "-id"),
    "-moved": ("-transferred_at", "-id"),
    "moved": ("transferred_at", "id"),
}
SORTS = [
    ("-created", gettext_lazy("Newest first")),
    ("created", gettext_lazy("Oldest first")),
    ("name", gettext_lazy("By name")),
    ("-name", gettext_lazy("By name, from the end")),
    ("company", gettext_lazy("By company")),
    ("-company", gettext_lazy("By company, from the end")),
    ("-moved", gettext_lazy("Handed over last")),
    ("moved", gettext_lazy("Handed over first")),
]


def owner_in_words(lead):
    """The owner, and in small letters under it what that is."""
    owner = lead.owner
    about = _("Queue") if owner.is_queue else owner.account or Organization.current()
    return format_html('{}<span class="table__sub">{}</span>', owner, about)


def status_in_words(lead):
    return pill(lead.status, lead.status_kind)


def owners_named(values):
    """Me, partners, queues; or owners by number."""
    owners = named(lambda: Owner.objects.select_related("user", "queue"))
    return LeadFilters.OWNERS | owners(values)


COLUMNS = {
    "status": Column(gettext_lazy("Status"), status_in_words),
    "source": plain(gettext_lazy("Source"), "source"),
    "owner": Column(gettext_lazy("Owner"), owner_in_words),
    "country": plain(gettext_lazy("Country"), "country_name"),
    "city": plain(gettext_lazy("City"), "city"),
    "industry": plain(gettext_lazy("Industry"), "industry"),
    "rating": plain(gettext_lazy("Rating"), "rating"),
    "email": plain(gettext_lazy("Email"), "email"),
    "phone": plain(gettext_lazy("Phone"), "phone"),
    "moved": Column(
        gettext_lazy("Handed over"), lambda lead: ago(lead.transferred_at), "-moved", True
    ),
    "created": Column(gettext_lazy("Age"), lambda lead: ago(lead.created_at), "created", True),
}
LEADS = Listing(
    "leads",
    gettext_lazy("Leads"),
    "leads:index",
    filtered,
    COLUMNS,
    ("status", "source", "owner", "country", "created"),
    SORTS,
    LeadFilters,
    {"owner": owners_named, "country": countries_named},
)
register(LEADS)
