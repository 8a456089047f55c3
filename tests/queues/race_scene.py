"""The database of the race: leads in the southern queue, takers, and a round robin of seven.

So many leads, and the queue's takes a day (0: no limit).
"""

TAKERS, TURNS = 4, 7


def main(leads, limit):
    from leads.demo.cast import assemble
    from leads.models import Queue, RoundRobin
    from tests.factories import ContactFactory, LeadFactory, PartnerUserFactory, owner_of

    cast = assemble(hashed="!")
    LeadFactory.create_batch(leads, of=cast.southern)
    Queue.objects.filter(pk=cast.southern.pk).update(most_a_day=limit or None)
    robin = RoundRobin.objects.create(
        name="Turns", fallback=owner_of(cast.nordic), manager=cast.carla
    )
    for number in range(TURNS):
        contact = ContactFactory(account=cast.acme, email=f"taker{number}@race.example")
        robin.admit(owner_of(PartnerUserFactory(contact=contact, profiles=[cast.partners])))
