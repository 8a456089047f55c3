"""Kills writers, one after the other, each at a moment by chance: `killing.py FOLDER KILLS`.

A writer brings in lead after lead and says so of each once it is stored. Answers, in a file, what
they said, and the longest that a lead of ours took after one was killed.
"""

import json
import os
import random
import signal
import sys
from pathlib import Path
from time import monotonic, sleep

import django


def main(folder, kills):
    from django.db import connections

    said, waits = [], []
    for number in range(int(kills)):
        connections.close_all()
        said += killed_writer(f"Writer {number}")
        began = monotonic()
        bring_in(f"After {number}")
        waits.append(monotonic() - began)
    Path(folder, "killed.json").write_text(json.dumps([said, max(waits)]))


def killed_writer(name):
    """The names of the leads that the writer said are stored."""
    ours, its = os.pipe()
    child = os.fork()
    if not child:
        write_on(name, its)
    os.close(its)
    with os.fdopen(ours) as pipe:
        pipe.readline()  # It has begun.
        sleep(random.random() / 2)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return pipe.read().split("\n")[:-1]


def write_on(name, pipe):
    try:
        os.write(pipe, b"\n")
        for number in range(100_000):
            bring_in(f"{name} {number}")
            os.write(pipe, f"{name} {number}\n".encode())
    finally:
        os._exit(1)  # A copy must end here, whatever happens to it.


def bring_in(name):
    from accounts.models import User
    from leads.models import Lead, Owner
    from leads.models.lead_queryset import Act

    carla = User.objects.get(first_name="Carla")
    lead = Lead(owner=Owner.objects.of(carla), last_name=name, company="Killed", status="New")
    Lead.objects.enter([lead], Act(by=carla, reason="created"))


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
