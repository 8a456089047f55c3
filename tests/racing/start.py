"""The process that the racers are copies of: `start.py FOLDER [scene, racers]`, as JSON."""

import json
import os
import random
import sys
import traceback
from importlib import import_module
from pathlib import Path
from time import monotonic, sleep

import django

SECONDS = 180  # For all to be ready, on a busy machine.
START, STARTER = os.pipe()  # Who waits for the start reads until the starter is closed.


def main(folder, scene, racers):
    from django.db import connections

    for module, *words in scene:
        import_module(module).main(*words)
    modules = [(import_module(module).main, words) for module, *words in racers]
    connections.close_all()
    wait_long_for_a_turn(connections["default"])
    children = [copied(folder, n, *module) for n, module in enumerate(modules)]
    wait_until(lambda: len(list(folder.glob("*.ready"))) == len(racers), "all are ready")
    os.close(STARTER)
    return max([os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children])


def wait_long_for_a_turn(connection):
    """Writers poll for SQLite's file: of sixty-four, one may ask in vain for long."""
    if connection.vendor == "sqlite":
        connection.settings_dict["OPTIONS"]["timeout"] = SECONDS


def copied(folder, number, act, words):
    """A copy of this process that takes part. Answers its number."""
    child = os.fork()
    if child:
        return child
    failed = 1
    try:
        os.close(STARTER)
        random.seed()
        answer = act(folder, f"racer{number}", *words)
        (folder / f"racer{number}.json").write_text(json.dumps(answer))
        failed = 0
    except BaseException:  # A copy must end here, whatever happens to it.
        traceback.print_exc()
    finally:
        (folder / f"racer{number}.ready").touch()  # Nobody waits for one who fell at the start.
        sys.stderr.flush()
        os._exit(failed)


def wait_for_the_others(folder, name):
    """Say that one is ready, and wait until all are."""
    (folder / f"{name}.ready").touch()
    os.read(START, 1)


def do_together(folder, name, what):
    """Go on when all who race have come here."""
    (folder / f"{name}.{what}").touch()
    number = len(list(folder.glob("*.ready")))
    wait_until(lambda: len(list(folder.glob(f"*.{what}"))) == number, f"all to {what}")


def wait_until(true, what):
    until = monotonic() + SECONDS
    while not true():
        if monotonic() > until:
            raise TimeoutError(f"waited {SECONDS} s for {what}")
        sleep(0.002)


if __name__ == "__main__":
    from tests.racing import start  # The one that racers import, too: there is but one start.

    django.setup()
    sys.exit(start.main(Path(sys.argv[1]), *json.loads(sys.argv[2])))
