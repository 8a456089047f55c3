"""What a run does to a batch of its leads; each answers what tells the leads it changed."""

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from leads.models import Run, Transfer
from leads.models.lead_queryset import Act

REASONS = {
    Run.Kind.OWNER: Transfer.Reason.BULK,
    Run.Kind.ROUND_ROBIN: Transfer.Reason.ROUND_ROBIN,
    Run.Kind.RULE: Transfer.Reason.RULE,
    Run.Kind.UNDO: Transfer.Reason.RECALL,
}


def hand_over(run, rows, leads):
    """Each lead that still has the owner it was seen with goes where its row says."""
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    why = Subquery(rows.filter(lead=OuterRef("pk")).values("why")[:1])
    act = Act(run.by, REASONS[run.kind], notify=run.notify, run=run, why=why)
    leads.transfer(Subquery(planned.values("to_owner")[:1]), act)
    return {"handover": run.handover}


def set_status(run, rows, leads):
    """Each lead that still has the owner and the status it was seen with gets its row's."""
    now = timezone.now()
    planned = rows.filter(
        lead=OuterRef("pk"), owner_seen=OuterRef("owner"), status_seen=OuterRef("status")
    )
    to = Subquery(rows.filter(lead=OuterRef("pk")).values("status_to")[:1])
    leads.order_by().filter(Exists(planned)).update(status=to, updated_at=now)
    return {"updated_at": now}


def put_away(run, rows, leads):
    """Each lead that still has the owner it was seen with goes into the bin."""
    now = timezone.now()
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    leads.filter(Exists(planned)).put_away(run.by, now)
    return {"deleted_at": now}
