"""The lists that can be kept as views: what each is filtered by, its columns, its orders."""

from .columns import Column
from .lists import Listing, listing_named, register
from .views import Views

__all__ = ["Column", "Listing", "Views", "listing_named", "register"]
