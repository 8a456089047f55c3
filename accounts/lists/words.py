"""What a list is filtered by, in words."""

from django.http import QueryDict

from prm.chips import Chips


def told(listing, user, query):
    """The filters that a query string sets, each with its `field` and its `value` in words."""
    asked = QueryDict(query)
    return active_of(Chips(listing.filters(user, asked), asked))


def active_of(chips):
    every = [chips.search, *chips.chips] if chips.search else chips.chips
    return [chip for chip in every if chip.is_active]
