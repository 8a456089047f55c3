"""The views of a list that somebody may choose, and the one they look through."""

from django.urls import reverse
from django.utils.functional import cached_property

from accounts.models import ListView

from .lists import listing_named


class Views:
    """What a list's page needs of its views, given the request for it."""

    def __init__(self, request, key):
        self.listing, self.user, self.asked = listing_named(key), request.user, request.GET

    @cached_property
    def all(self):
        rows = ListView.objects.visible_to(self.user).of(self.listing.key).with_sharing()
        return list(rows.select_related("owner"))

    @property
    def own(self):
        return [view for view in self.all if view.owner_id == self.user.pk]

    @property
    def shared(self):
        return [view for view in self.all if view.owner_id != self.user.pk]

    @cached_property
    def active(self):
        """The view that the address names, if this person may choose it."""
        asked = self.asked.get("view", "")
        return next((view for view in self.all if str(view.pk) == asked), None)

    @property
    def address(self):
        """Where an address leads that names a view and nothing else; '' for any other."""
        names = set(self.asked)
        bare = self.active and names == {"view"}
        return self.listing.url + self.active.address if bare else ""

    @property
    def columns(self):
        """Those the view chose, as far as this person gets them."""
        chosen = self.active and self.active.columns
        return self.listing.arranged(chosen, for_partners=self.user.is_partner)

    @property
    def is_changed(self):
        """Whether the list is filtered or sorted otherwise than the view says."""
        kept = self.listing.kept(self.asked)
        sort = self.asked.get("sort", self.active.sort)
        return (kept, sort) != (self.active.query, self.active.sort)

    @property
    def now(self):
        """What the list is filtered and sorted by, for the form that keeps it."""
        kept, sort = self.listing.kept(self.asked), self.asked.get("sort", "")
        return f"{kept}&sort={sort}" if sort.replace("-", "").isidentifier() else kept

    @property
    def new_url(self):
        return f"{reverse('views:new', args=[self.listing.key])}?{self.now}"

    @property
    def change_url(self):
        return f"{self.active.get_absolute_url()}?{self.now}"
