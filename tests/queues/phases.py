"""One of several who deal leads by the round robin, while a member is paused halfway (R12).

They deal half of their share, wait for the others, one of them pauses a member, and all deal the
rest. What each answers: which of its leads went out before the pause, and which after it.
"""

from tests.queues.race import deal, leads
from tests.racing.start import do_together, wait_for_the_others


def main(folder, name, who, racers):
    from accounts.models import User

    user = User.objects.get(email=who)
    mine = leads()[int(name.removeprefix("racer")) :: int(racers)]
    halves = mine[: len(mine) // 2], mine[len(mine) // 2 :]
    wait_for_the_others(folder, name)
    deal_all(user, halves[0])
    do_together(folder, name, "deal half")
    if name == "racer0":
        pause()
    do_together(folder, name, "see the pause")
    deal_all(user, halves[1])
    return halves


def deal_all(user, pks):
    for pk in pks:
        deal(user, pk)


def pause():
    """Taker 0 rests for a week."""
    from datetime import timedelta

    from django.utils import timezone

    from leads.models import RoundRobinMember

    member = RoundRobinMember.objects.get(owner__user__email="taker0@race.example")
    member.paused_until = timezone.now().date() + timedelta(days=7)
    member.save(update_fields=["paused_until"])
