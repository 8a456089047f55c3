"""The database of the race of all against all: leads that wait in the southern queue.

There are who takes them (tests.queues.race_scene), an active rule that deals them by turns and
tells (tests.assignment.race_scene), and a partner user for each racer who changes their owner.
"""

RACERS = 6


def main(leads):
    from accounts.models import User
    from leads.models import AssignmentRule
    from tests.assignment import race_scene as by_rule
    from tests.factories import ContactFactory, PartnerUserFactory
    from tests.queues import race_scene as queued

    queued.main(leads, 0)
    by_rule.main()
    rule, carla = AssignmentRule.objects.active(), User.objects.get(email="carla@prm.example")
    (entry,) = rule.current.in_order
    entry.notify = True
    rule.revise([entry], carla, seen=rule.latest)
    taker = User.objects.get(email="taker0@race.example")
    profile, account = taker.groups.get(name="Partner users"), taker.account
    for number in range(RACERS):
        contact = ContactFactory(account=account, email=f"racer{number}@race.example")
        PartnerUserFactory(contact=contact, profiles=[profile])
