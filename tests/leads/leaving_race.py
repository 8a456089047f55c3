"""Somebody leaves while leads are handed to them, or a task is given (tests.racing).

What they do is `leave`, `hand over` or `give a task`. Who is `first` begins, says so and stays
in their transaction for a while; who is `second` begins in that while. `naive` takes the lock
away, to show that the test can fail.
"""

from contextlib import suppress
from time import sleep

from django.core.exceptions import ValidationError
from django.db import transaction

from tests.racing.start import wait_for_the_others, wait_until

A_WHILE = 1.5


def main(folder, name, what, when, mode=""):
    from accounts.models import activity
    from leads.models import receiving

    if mode == "naive":
        receiving.hold = lambda owners: None
        receiving.LOGIN_OF.ask = lambda owner: []
        activity.demand_here = lambda user: None
    acts = {"leave": leave, "hand over": hand_over, "give a task": give_a_task}
    act, begun = acts[what], folder / "begun"
    wait_for_the_others(folder, name)
    if when == "second":
        wait_until(begun.exists, "the first to begin")
        act()
        return
    with transaction.atomic():
        act()
        begun.touch()
        sleep(A_WHILE)


def leave():
    """Paul leaves; his leads and tasks go to Carla."""
    from accounts.leaving import HOLDINGS, Successor
    from accounts.models import User

    paul, carla = (User.objects.get(first_name=name) for name in ("Paul", "Carla"))
    to = Successor(f"user:{carla.pk}", str(carla), "owner", carla)
    paul.leave(carla, {HOLDINGS["leads"]: to, HOLDINGS["tasks"]: to}, notify=False)


def give_a_task():
    """Carla gives Paul a task; if he has left, she is told so."""
    from accounts.models import Account, Activity, User

    carla, paul = (User.objects.get(first_name=name) for name in ("Carla", "Paul"))
    task = {"kind": "task", "subject": "Call", "due_on": "2031-01-01", "priority": 2}
    row = Activity(by=carla, assignee=paul, **task)
    with suppress(ValidationError):
        row.log(Account.objects.unscoped().get(name="Acme Sistemi"))


def hand_over():
    """A lead of Carla's goes to Paul."""
    from accounts.models import User
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    rows = Lead.objects.unscoped().filter(owner__user__first_name="Carla")
    rows.transfer(Owner.objects.of(User.objects.get(first_name="Paul")), Act(None, "manual"))
