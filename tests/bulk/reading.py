"""What became of the leads of a run."""

from leads.models import Lead, RunRow


def report(run):
    run.refresh_from_db(from_queryset=run.row)
    return run.state, run.rows, run.left, run.changed, run.skipped


def reasons(run):
    """From each lead that was skipped to why."""
    rows = RunRow.objects.unscoped().filter(run=run).skipped()
    return dict(rows.values_list("lead", "reason"))


def owner_of_now(lead):
    owner = Lead.objects.unscoped().get(pk=lead.pk).owner
    return owner.user or owner.queue
