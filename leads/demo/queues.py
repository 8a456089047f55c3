"""How the demo's queues are taken from, and a round robin that has dealt for three months."""

from datetime import timedelta

from django.utils import timezone

from leads.demo.turns import come_by_turns
from leads.models import Owner, Queue, RoundRobin, RoundRobinMember
from leads.models.dealing import Dealing
from leads.models.hand import Lot

DEALT = {88: 2, 81: 3, 77: 1, 70: 4, 63: 2, 57: 3, 49: 2, 44: 1, 38: 3, 31: 2, 24: 4, 17: 2}
DEALT |= {10: 3, 5: 2, 2: 1}  # From how many days ago to how many leads then.
AWAY = range(30, 50)  # The days ago on which Rita was away.


def tell_of_queues(cast):
    """Italy's leads are masked, a few for each, and Carla is told; the Nordic have a mailbox."""
    southern = Queue.objects.filter(pk=cast.southern.pk)
    southern.update(
        is_masked=True,
        tells_members=True,
        tells_managers=True,
        most_open=12,
        most_a_day=3,
        rests=True,
    )
    nordic = Queue.objects.filter(pk=cast.nordic.pk)
    nordic.update(email="nordic-leads@nordwind.example", most_a_day=10)


def deal_for_three_months(cast):
    robin = RoundRobin.objects.create(
        name="Southern Europe",
        description="Web leads of Italy and Spain, by turns. Petra gets twice as many.",
        fallback=cast.southern.lead_owner,
        manager=cast.carla,
    )
    robin.admit(Owner.objects.of(cast.paul))
    robin.admit(Owner.objects.of(cast.petra), weight=2, most_a_day=4)
    rita = robin.admit(Owner.objects.of(cast.rita), most_open=40)
    now = timezone.now()
    for days, leads in DEALT.items():
        back = (now - timedelta(days=days - 1)).date() if days in AWAY else None
        RoundRobinMember.objects.filter(pk=rita.pk).update(paused_until=back)
        dealing = Dealing(robin.locked(), now - timedelta(days=days))
        hands = dealing.hands([Lot()] * leads)
        dealing.write()
        come_by_turns(cast, days, hands)
