"""What the pages of "Try it" tell one person: entries and owners by name, leads with their goal."""

from functools import cached_property

from django.utils.translation import ngettext

from leads.models import Owner
from leads.names import Names


class Tried:
    """A trial on many leads, and a page of those that would change, to one reader.

    Partner users whom the reader does not see are counted together.
    """

    def __init__(self, trial, page, user):
        self.trial, self.page, self.user = trial, page, user
        for lead in page.rows:
            lead.goal = trial.goal(lead.entry_number, lead.seen, lead.is_held)

    @cached_property
    def owners(self):
        """Those of the page's leads, by number."""
        places = {place for lead in self.page.rows for place in (lead.had, lead.goal)}
        numbers = [place for place in places if isinstance(place, int)]
        return Owner.objects.select_related("user", "queue").in_bulk(numbers)

    @cached_property
    def names(self):
        targets = [line.entry.owner for line in self.trial.lines if line.entry]
        owners = [share.owner for share in self.trial.shares]
        return Names(self.user, [*targets, *owners, *self.owners.values()])

    @property
    def lines(self):
        """Each Line with the name of its entry's target; "" for what no entry matches."""
        lines = self.trial.lines
        return [(line, self.names.of_target(line.entry) if line.entry else "") for line in lines]

    @property
    def shares(self):
        return [share for share in self.trial.shares if self.names.knows(share.owner)]

    @property
    def others(self):
        """The shares of all whom the reader does not see: a (who, would get, got), or nothing."""
        some = [share for share in self.trial.shares if not self.names.knows(share.owner)]
        if not some:
            return []
        words = ngettext("%d whom you do not see", "%d whom you do not see", len(some))
        sums = sum(share.gets for share in some), sum(share.has for share in some)
        return [(words % len(some), *sums)]

    @property
    def rows(self):
        """(lead, who got it, where it would go) of the page's leads."""
        return [(lead, self.named(lead.had), self.named(lead.goal)) for lead in self.page.rows]

    def named(self, place):
        return self.names.of(self.owners[place]) if isinstance(place, int) else str(place)
