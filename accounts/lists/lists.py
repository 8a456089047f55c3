"""Each list that can be kept as a view registers itself when its app starts."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse

_listings = {}
NOT_FILTERS = {"view", "before", "after", "sort", "page"}


@dataclass(frozen=True)
class Listing:
    """`filters(user, data)` is the FilterSet of what this user sees, narrowed by `data`.

    Its class is `filter_set`; `names` says of filters by number what each number stands for,
    for a list whose views are told to others than those who may filter so (stored.py).
    """

    key: str
    label: str
    page: str
    filters: Callable
    columns: dict  # From a key to a Column, all there are.
    shown: tuple  # Those of a list that nobody arranged.
    sorts: list  # Pairs of key and label; the first is the default.
    filter_set: type
    names: dict = field(default_factory=dict)  # From a filter: from values to names by value.

    @property
    def url(self):
        return reverse(self.page)

    def kept(self, query):
        """Of an address only what filters this list, as it is stored."""
        names = {name for name in query if name not in NOT_FILTERS}
        kept = QueryDict(mutable=True)
        for name in sorted(names):
            values = [value.replace("\0", "") for value in query.getlist(name)]
            kept.setlist(name, [value for value in values if value])
        return kept.urlencode()

    def arranged(self, keys, for_partners=False):
        """The columns of these keys that there are, or those of a list that nobody arranged.

        Partners get no owners: one might be of another company.
        """
        known = self.columns.keys() - ({"owner"} if for_partners else set())
        return [self.columns[key] for key in keys or self.shown if key in known]


def register(listing):
    _listings[listing.key] = listing


def listing_named(key):
    """The list of this key, or None."""
    return _listings.get(key)
