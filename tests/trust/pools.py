"""Queues and round robins of the scene: Bolt's, Acme's masked one, and turns of both."""

from leads.models import RoundRobin
from tests.factories import QueueFactory, owner_of


def queues(cast):
    iberia = QueueFactory(name="Iberia")
    iberia.admit(cast.bolt.groups.get(role=None).group)
    veiled = QueueFactory(name="Veiled", is_masked=True)
    veiled.admit(cast.acme.groups.get(role=None).group)
    return {"nordic": cast.nordic, "southern": cast.southern, "iberia": iberia, "veiled": veiled}


def round_robins(cast):
    robin = RoundRobin.objects.create(
        name="Turns", fallback=cast.nordic.lead_owner, manager=cast.carla
    )
    members = {name: robin.admit(owner_of(getattr(cast, name))) for name in ("paul", "rita")}
    robin.deal(3)
    return {"turns": robin}, members
