"""A worker that stops between two batches of what it does: `stopping.py WHAT BATCHES [FILE]`.

WHAT is `bulk`, `rule` or `import` to begin, `runs` or `imports` to take up what another left.
It stops (SIGSTOP) once it has done so many batches, holding nothing but its lease.
"""

import os
import signal
import sys
from functools import partial

import django

ACME = ["--filter", "owner=me", "--by", "carla@prm.example"]


def main(what, batches, *file):
    from leads import tasks

    acts = {
        "bulk": partial(assign, "--owner", "paul@acme.example", "--notify"),
        "rule": by_rule,
        "import": bring_in,
        "runs": tasks.resume_runs,
        "imports": tasks.resume_imports,
    }
    stop_behind(int(batches))
    acts[what](*file)


def stop_behind(number):
    """Of what is stored batch by batch, the next one begins when somebody says so."""
    from leads.imports import job as imports
    from leads.runs import job as runs

    runs.BATCH, imports.BATCH = 10, 100
    for module, name in ((runs, "do_batch"), (imports, "store")):
        setattr(module, name, stopping(getattr(module, name), number))


def stopping(act, number):
    done = []

    def act_or_stop(*arguments):
        if len(done) == number:
            os.kill(os.getpid(), signal.SIGSTOP)
        done.append(act)
        return act(*arguments)

    return act_or_stop


def assign(*how):
    from django.core.management import call_command

    call_command("assign_leads", *how, *ACME)


def by_rule():
    from accounts.models import User
    from leads.models import AssignmentRule, Owner, RuleEntry

    carla, paul = (User.objects.get(first_name=name) for name in ("Carla", "Paul"))
    rule = AssignmentRule.found("All to Paul", carla)
    rule.revise([RuleEntry(target="owner", owner=Owner.objects.of(paul))], carla, seen=1)
    rule.activate()
    assign("--rule")


def bring_in(file):
    from django.core.management import call_command

    call_command("import_leads", file, "--owner", "carla@prm.example")


if __name__ == "__main__":
    django.setup()
    main(*sys.argv[1:])
