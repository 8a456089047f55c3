"""Which accounts lie in the territories that a user covers: by their address, as it is now."""

from collections import defaultdict

from django.db.models import Q

from accounts.models.territory_region import TerritoryRegion
from prm.memo import once_a_request
from prm.permissions import NOTHING, granted_rows


@once_a_request
def regions_covered_by(user):
    """The (country, state) pairs of the territories a user covers: a short list."""
    covered = granted_rows(user, "accounts.cover_territory")
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
    found = NOTHING
    for state in sorted(states):
        found |= Q(**{f"{path}state__iexact": state})
    return found
