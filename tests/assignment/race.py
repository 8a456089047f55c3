"""One of several who assign the same leads by the active rule (tests.racing).

All leads that are Carla's, as each of them saw them; how many they moved is theirs.
"""

from tests.racing.start import wait_for_the_others


def main(folder, name):
    from leads.assignment import assign_by_active_rule
    from leads.models import Lead

    mine = Lead.objects.unscoped().filter(owner__user__email="carla@prm.example")
    mine.count()
    wait_for_the_others(folder, name)
    return assign_by_active_rule(mine, None)
