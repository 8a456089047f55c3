"""Loaded into a worker (`celery worker -I`): it stands still at named points.

The first process to come by a point leaves a `.here` file and waits for the `.go` file;
later ones pass. So a test kills or stops a worker at exactly that point.
"""

import os
from pathlib import Path
from time import sleep

from prm.outbox import delivery

FOLDER = Path(os.environ["VAR_DIR"])
POINTS = {"after-claim": "compose", "after-250": "sent", "after-mark": "sent"}


def stand_still(point):
    try:
        (FOLDER / f"{point}.here").open("x").write(str(os.getpid()))
    except FileExistsError:
        return
    while not (FOLDER / f"{point}.go").exists():
        sleep(0.02)


def before(point, function):
    def paused(*arguments):
        stand_still(point)
        return function(*arguments)

    return paused


def after(point, function):
    def paused(*arguments):
        function(*arguments)
        stand_still(point)

    return paused


for point in os.environ["FAULT_POINTS"].split():
    hold = after if point == "after-mark" else before
    setattr(delivery, POINTS[point], hold(point, getattr(delivery, POINTS[point])))
