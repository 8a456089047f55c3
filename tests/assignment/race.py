"""One of several who assign the same leads by the active rule: a process of its own.

`race.py FOLDER scene` makes the rule; `race.py FOLDER NAME` says that it is ready, waits for
the others, and assigns all leads that are Carla's, as each of them saw them.
"""

import sys
from pathlib import Path

import django

from tests.leads.race import wait_for_the_others


def make_rule():
    from accounts.models import User
    from leads.models import AssignmentRule, Owner, Queue, RoundRobin, RuleEntry

    carla = User.objects.get(email="carla@prm.example")
    fallback = Queue.objects.first().lead_owner
    robin = RoundRobin.objects.create(name="By turns", fallback=fallback, manager=carla)
    for user in User.objects.filter(email__endswith="@race.example").order_by("pk")[:3]:
        robin.admit(Owner.objects.of(user))
    rule = AssignmentRule.found("Race", carla)
    rule.revise([RuleEntry(target="round robin", round_robin=robin)], carla, seen=1)
    rule.activate()


def main(folder, name):
    from leads.assignment import assign_by_active_rule
    from leads.models import Lead

    if name == "scene":
        return make_rule()
    mine = Lead.objects.unscoped().filter(owner__user__email="carla@prm.example")
    mine.count()
    wait_for_the_others(Path(folder), name)
    return print(assign_by_active_rule(mine, None))  # noqa: T201  Its answer.


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
