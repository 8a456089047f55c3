"""Somebody leaves while leads are handed to them: each in a process of its own.

`leaving_race.py FOLDER WHAT WHEN [naive]`: WHAT is `leave` or `hand over`. WHEN `first` begins,
says so in FOLDER and stays in its transaction for a while; `second` begins in that while.
`naive` takes the lock away, to show that the test can fail.
"""

import sys
from pathlib import Path
from time import monotonic, sleep

import django
from django.db import transaction

A_WHILE = 1.5


def main(folder, what, when, mode=""):
    from leads.models import receiving

    if mode == "naive":
        receiving.hold = lambda owners: None
        receiving.LOGIN_OF.ask = lambda owner: []
    act, begun = {"leave": leave, "hand over": hand_over}[what], Path(folder) / "begun"
    if when == "second":
        wait_for(begun)
        return act()
    with transaction.atomic():
        act()
        begun.touch()
        sleep(A_WHILE)


def wait_for(file, seconds=60):
    until = monotonic() + seconds
    while not file.exists() and monotonic() < until:
        sleep(0.005)


def leave():
    """Paul leaves; his leads go to Carla."""
    from accounts.leaving import HOLDINGS, Successor
    from accounts.models import User

    paul, carla = (User.objects.get(first_name=name) for name in ("Paul", "Carla"))
    to = Successor(f"user:{carla.pk}", str(carla), "owner", carla)
    paul.leave(carla, {HOLDINGS["leads"]: to}, notify=False)


def hand_over():
    """A lead of Carla's goes to Paul."""
    from accounts.models import User
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    rows = Lead.objects.unscoped().filter(owner__user__first_name="Carla")
    rows.transfer(Owner.objects.of(User.objects.get(first_name="Paul")), Act(None, "manual"))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
