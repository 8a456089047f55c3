"""R15: whatever moves leads, in whatever order, a mail tells only of what is its reader's now."""

import random

import pytest

from leads.models import Lead, Queue, Run
from leads.models.lead_queryset import Act
from leads.runs import undo
from leads.runs.job import run_now
from leads.runs.plans import handing
from prm.models import Mail
from prm.outbox.delivery import deliver_due
from tests.factories import LeadFactory, owner_of
from tests.sizes import size

SEQUENCES, STEPS = size(8, 400), 14
NAMES = ("Ampere", "Bolzano", "Curie")
BOX = "south@prm.example"


@pytest.fixture(autouse=True)
def _a_queue_that_tells_everybody(cast):
    open_queue = {"tells_members": True, "is_masked": False, "most_open": None, "most_a_day": None}
    Queue.objects.filter(pk=cast.southern.pk).update(email=BOX, rests=False, **open_queue)


class Doings:
    """The verbs, each with a lead and a person of chance."""

    def __init__(self, cast, rule, done, chance):
        self.cast, self.rule, self.done, self.chance = cast, rule, done, chance
        self.verbs = [self.hand, self.wait, self.take, self.back, self.bulk, self.undo, self.assign]

    def lead(self):
        return Lead.objects.unscoped().filter(last_name=self.chance.choice(NAMES))

    def person(self):
        cast = self.cast
        return self.chance.choice([cast.paul, cast.petra, cast.rita, cast.marco, cast.carla])

    def hand(self):
        self.lead().transfer(owner_of(self.person()), Act(self.cast.ada, "manual", notify=True))

    def wait(self):
        queue = owner_of(self.cast.southern)
        self.lead().transfer(queue, Act(self.cast.ada, "manual", notify=True))

    def take(self):
        self.lead().take(self.chance.choice([self.cast.paul, self.cast.petra]))

    def back(self):
        self.lead().hand_back(self.chance.choice([self.cast.paul, self.cast.petra]), "Too far")

    def bulk(self):
        self.done(self.cast.ada, handing(owner_of(self.person()), notify=True))

    def undo(self):
        last = Run.objects.unscoped().exclude(kind=Run.Kind.UNDO).order_by("-pk").first()
        if last and last.can_be_undone:
            run_now(undo.of_run(self.cast.ada, last))

    def assign(self):
        self.rule.assign(self.lead(), Act(self.cast.ada, "rule"))


def due_to(address):
    """The leads that may be told of to this address: the reader's own, and those they may take."""
    leads = Lead.objects.unscoped()
    mine = leads.filter(owner__user__email=address)
    waiting = leads.filter(owner__queue__name="Italy, small business")
    may_take = address == BOX or address in ("paul@acme.example", "petra@acme.example")
    found = [*mine, *(waiting if may_take or address.endswith("@prm.example") else ())]
    return {lead.last_name for lead in found}


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_no_order_of_acts_tells_anybody_of_what_is_not_theirs(cast, rule, done, mailoutbox, number):
    chance = random.Random(number)
    for name in NAMES:
        LeadFactory(of=cast.carla, last_name=name, country=chance.choice(["IT", "FI"]))
    doings = Doings(cast, rule, done, chance)

    for _ in range(STEPS):
        chance.choice(doings.verbs)()
        if chance.random() < 0.4:
            mailoutbox.clear()
            deliver_due()
            for message in mailoutbox:
                (address,) = message.recipients()
                told = {name for name in NAMES if name in f"{message.subject} {message.body}"}
                assert told <= due_to(address), (address, message.subject)
    assert Mail.objects.unscoped().exists()
