"""One who changes the owner of many leads while others want them (tests.racing).

They go to somebody, or where the active rule says. One looks at the preview first, waits for the
others, then runs it, three leads a batch; how many changed and were skipped is theirs.
"""

from tests.racing.start import wait_for_the_others


def main(folder, name, who, to="by rule"):
    from accounts.models import User
    from leads.models import Lead, Run
    from leads.runs import job, plans

    job.BATCH = 3
    user = User.objects.get(email=who)
    run = plans.freeze(user, plan_of(to), Lead.objects.visible_to(user))
    wait_for_the_others(folder, name)
    job.run_now(run)
    run = Run.objects.unscoped().get(pk=run.pk)
    return [run.state, run.left, run.changed, run.skipped]


def plan_of(to):
    from leads.models import AssignmentRule, Owner
    from leads.runs import plans

    if to == "by rule":
        return plans.ruling(AssignmentRule.objects.active())
    return plans.handing(Owner.objects.get(user__email=to), notify=True)
