"""Which accounts lie in which territories, and in those a user covers: by their address."""

from collections import Counter, defaultdict

from django.db.models import Count, Q
from django.db.models.lookups import In

from accounts.models.territory_grants import TerritoryUserGrant
from accounts.models.territory_region import TerritoryRegion
from prm.expressions import Folded
from prm.memo import once_a_request
from prm.permissions import NOTHING, granted_rows
from prm.same import fold


@once_a_request
def regions_covered_by(user):
    """The (country, state) pairs of the territories a user covers: a short list."""
    covered = granted_rows(user.pk, "accounts.cover_territory")
    rows = TerritoryRegion.objects.filter(territory__in=covered)
    return list(rows.values_list("country", "state"))


def covered_by(user, path=""):
    """The accounts in the territories of a user. `path` leads to the account: "account__"."""
    return lying_in(regions_covered_by(user), path)


def lying_in(regions, path=""):
    """The accounts whose country, and state where one is named, is among these pairs."""
    states = defaultdict(set)
    for country, state in regions:
        states[country].add(state)
    whole = [country for country, names in states.items() if "" in names]
    found = Q(**{f"{path}country__in": whole}) if whole else NOTHING
    for country in states.keys() - set(whole):
        found |= Q(**{f"{path}country": country}) & any_state(states[country], path)
    return found


def any_state(states, path):
    """Without case, by all letters that there are."""
    return Q(In(Folded(f"{path}state"), sorted({fold(state) for state in states})))


class Map:
    """Which territories lie where. `regions` are triples: territory, country, state."""

    def __init__(self, regions):
        self.places = defaultdict(set)
        for territory, country, state in regions:
            self.places[country, fold(state)].add(territory)

    def at(self, country, state):
        """The territories at an address."""
        whole = self.places.get((country, ""), set())
        return whole | self.places.get((country, fold(state)), set())

    def counts(self, accounts):
        """How many of these accounts lie in each territory."""
        found = Counter()
        for country, state, number in addresses(accounts):
            for territory in self.at(country, state):
                found[territory] += number
        return found

    def overlaps(self, accounts):
        """The addresses of these accounts that lie in two territories, or more."""
        rows = addresses(accounts)
        return [(country, state) for country, state, _n in rows if len(self.at(country, state)) > 1]


def addresses(accounts):
    """Where these accounts are: country, state, and how many."""
    rows = accounts.exclude(country="").order_by().values_list("country", "state")
    return list(rows.annotate(Count("pk")))


def at_addresses(pairs):
    """The accounts at just these addresses, as `Map.overlaps` found them."""
    found = NOTHING
    for country, state in pairs:
        found |= Q(country=country, state=state)
    return found


def in_numbers(territories, accounts):
    """These territories, each told how many of the accounts lie in it: `account_count`."""
    rows = list(territories)
    everywhere = Map(TerritoryRegion.objects.values_list("territory", "country", "state"))
    counts, managers = everywhere.counts(accounts), managers_of(rows)
    for row in rows:
        row.account_count, row.covered_by = counts[row.pk], managers[row.pk]
    return rows


def managers_of(territories):
    """From the number of each territory to who covers it."""
    grants = TerritoryUserGrant.objects.filter(content_object__in=territories)
    grants = grants.select_related("user").order_by("user__last_name", "user__first_name")
    found = defaultdict(list)
    for grant in grants:
        found[grant.content_object_id].append(grant.user)
    return found


def in_two(accounts, most=20):
    """The first of these accounts that lie in two territories, each told which: `lies_in`."""
    everywhere = Map(TerritoryRegion.objects.values_list("territory__name", "country", "state"))
    found = list(
        accounts.filter(at_addresses(everywhere.overlaps(accounts))).order_by("name")[:most]
    )
    for account in found:
        account.lies_in = sorted(everywhere.at(account.country, account.state))
    return found
