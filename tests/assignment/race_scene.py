"""More for the database of the race: an active rule that deals to three of the racers."""


def main():
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
