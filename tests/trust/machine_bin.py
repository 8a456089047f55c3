"""Leads go into the bin and come back, in any order."""

from hypothesis.stateful import precondition, rule

from leads.models import Lead

from .machine_draws import LEADS, NUMBERS
from .machine_places import PlacesStory


class BinStory(PlacesStory):
    """The part of a story that is about the bin. Steps are done twice, as in machine.py."""

    @rule(lead=LEADS)
    def delete(self, lead):
        Lead.objects.unscoped().filter(pk=self.rows[lead].pk).put_away(self.rows["ada"])
        self.world.binned.add(lead)

    @precondition(lambda self: self.world.binned)
    @rule(number=NUMBERS)
    def restore(self, number):
        binned = sorted(self.world.binned)
        lead = binned[number % len(binned)]
        self.rows[lead].bring_back(self.rows["ada"])
        self.world.bring_back(lead)
        self.look_at_leads()

    def look_at_leads(self):
        """Their rows as they are now, in the bin or not."""
        for lead in self.world.owners:
            self.rows[lead] = Lead.objects.everywhere().get(pk=self.rows[lead].pk)
