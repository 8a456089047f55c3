"""One who changes the owner of many leads while others want them (tests.racing).

They look at the preview first, wait for the others, then run it, three leads a batch; how many
changed and were skipped is theirs.
"""

from tests.racing.start import wait_for_the_others


def main(folder, name, who, to):
    from accounts.models import User
    from leads.models import Lead, Owner, Run
    from leads.runs import job, plans

    job.BATCH = 3
    user, receiver = (User.objects.get(email=email) for email in (who, to))
    plan = plans.handing(Owner.objects.of(receiver), notify=True)
    run = plans.freeze(user, plan, Lead.objects.visible_to(user))
    wait_for_the_others(folder, name)
    job.run_now(run)
    run = Run.objects.unscoped().get(pk=run.pk)
    return [run.state, run.left, run.changed, run.skipped]
