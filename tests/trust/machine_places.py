"""Accounts move, territories are drawn anew and get other managers, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from accounts.models import Account, Territory

from .machine_draws import ACCOUNTS, MANAGERS, PLACES, TERRITORIES
from .machine_sharing import SharedStory


class PlacesStory(SharedStory):
    """The part of a story that is about territories. Steps are done twice, as in machine.py."""

    @rule(company=ACCOUNTS, place=PLACES)
    def move_account(self, company, place):
        """Into a territory, or out of it. How a state is written does not matter."""
        country, state = place
        rows = Account.objects.unscoped().filter(pk=self.rows[company].pk)
        rows.update(country=country, state=state.upper())
        self.world.companies[company].address = place

    @rule(territory=TERRITORIES, regions=st.sets(PLACES, max_size=2))
    def redraw(self, territory, regions):
        regions = regions - {("", "")}
        row = Territory.objects.get(pk=self.rows[territory].pk)
        row.redraw(regions, list(row.managers))
        self.world.territories[territory].regions = regions

    @rule(territory=TERRITORIES, manager=MANAGERS)
    def change_who_covers(self, territory, manager):
        """They come, or go."""
        row, managers = self.rows[territory], self.world.territories[territory].managers
        person = self.world.people[manager]
        (row.uncover if person in managers else row.cover)(self.rows[manager])
        managers ^= {person}
