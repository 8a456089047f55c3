"""One who changes the owner of many leads while others want them: a process of its own.

`race.py FOLDER NAME WHO TO` looks at the preview first, says so in FOLDER, waits for the
others, then runs it, three leads a batch; it prints how many changed and were skipped.
"""

import json
import sys
from pathlib import Path

import django

from tests.leads.race import wait_for_the_others


def main(folder, name, who, to):
    from accounts.models import User
    from leads.models import Lead, Owner, Run
    from leads.runs import job, plans

    job.BATCH = 3
    user, receiver = (User.objects.get(email=email) for email in (who, to))
    plan = plans.handing(Owner.objects.of(receiver), notify=True)
    run = plans.freeze(user, plan, Lead.objects.visible_to(user))
    wait_for_the_others(Path(folder), name)
    job.run_now(run)
    run = Run.objects.unscoped().get(pk=run.pk)
    return [run.state, run.left, run.changed, run.skipped]


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
