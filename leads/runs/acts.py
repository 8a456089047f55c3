"""What a run does to a batch of its leads; each answers what tells the leads it changed.

`rows` are the batch's rows, `leads` the leads its person may do that with, `now` the batch's
time. A lead changes only if it still is as its row saw it.
"""

from django.db.models import Exists, F, OuterRef, Subquery

from leads.models import Lead, Run, RunRow, Transfer
from leads.models.lead_queryset import Act

from .since import filed_since, moved_since, worked_on_since

REASONS = {
    Run.Kind.OWNER: Transfer.Reason.BULK,
    Run.Kind.ROUND_ROBIN: Transfer.Reason.ROUND_ROBIN,
    Run.Kind.RULE: Transfer.Reason.RULE,
    Run.Kind.UNDO: Transfer.Reason.RECALL,
}


def hand_over(run, rows, leads, now):
    """Each goes where its row says."""
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    act = Act(run.by, REASONS[run.kind], notify=run.notify, run=run)
    leads.transfer(Subquery(planned.values("to_owner")[:1]), act)
    return {"handover": run.handover}


def deal(run, rows, leads, now):
    """Each goes to whose turn it is in the round robin."""
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    act = Act(run.by, REASONS[run.kind], notify=run.notify, run=run)
    leads.filter(Exists(planned)).deal(run.round_robin, act)
    return note_receivers(run, rows)


def assign(run, rows, leads, now):
    """Each goes where the rule says."""
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    act = Act(run.by, REASONS[run.kind], run=run)
    run.rule.assign(leads.filter(Exists(planned)), act)
    return note_receivers(run, rows)


def note_receivers(run, rows):
    """Write down who got each lead; answers what tells those that moved."""
    moved = Lead.objects.everywhere().filter(pk=OuterRef("lead"), handover=run.handover)
    rows.update(to_owner=Subquery(moved.values("owner")[:1]))
    return {"handover": run.handover}


def set_status(run, rows, leads, now):
    """Each gets the status its row says."""
    planned = rows.filter(
        lead=OuterRef("pk"), owner_seen=OuterRef("owner"), status_seen=OuterRef("status")
    )
    to = Subquery(rows.filter(lead=OuterRef("pk")).values("status_to")[:1])
    here = leads.order_by().filter(Exists(planned))
    list(here.select_for_update(of=("self",)).values_list("pk"))  # What is noted is what changes.
    here.change({"status": to}, run.by, now)
    return {"updated_at": now}


def put_away(run, rows, leads, now):
    """Each goes into the bin."""
    planned = rows.filter(lead=OuterRef("pk"), owner_seen=OuterRef("owner"))
    leads.filter(Exists(planned)).put_away(run.by, now)
    return {"deleted_at": now}


def hand_back(run, rows, leads, now):
    """Each that still is as the run that is undone left it goes back."""
    left = RunRow.objects.unscoped().filter(run=run.undoes, lead=OuterRef("pk")).done()
    left = left.filter(~moved_since(run.undoes), ~worked_on_since("at"))
    unedited = leads.filter(updated_at=F("transferred_at"))
    return hand_over(run, rows, unedited.filter(Exists(left)), now)


def take_out(run, rows, leads, now):
    """Each that still is where the run that is undone put it comes out of the bin."""
    here = RunRow.objects.unscoped().filter(run=run.undoes, lead=OuterRef("pk"))
    put_there = leads.filter(Exists(here.filter(at=OuterRef("deleted_at"))))
    put_there.restore(now)
    back = Lead.objects.unscoped().filter(pk__in=rows.values("lead"), updated_at=now)
    moved = back.go_on(run.by, Transfer.Reason.RECALL)
    Lead.objects.unscoped().filter(pk__in=moved).update(updated_at=now)
    return {"deleted_at": None, "updated_at": now}


def put_back(run, rows, leads, now):
    """Each that an import brought in, and nobody touched since, goes into the bin."""
    filed = filed_since(OuterRef("pk"), OuterRef("transferred_at"))
    untouched = leads.filter(~Exists(filed), updated_at=F("transferred_at"))
    return put_away(run, rows, untouched, now)


def verb_of(run):
    """What a run does with a batch, and with which leads: `(verb, leads)`."""
    if run.kind != Run.Kind.UNDO:
        verb, action = VERBS[run.kind]
        return verb, Lead.objects.permitted(run.by, action)
    if run.undoes is None:
        return put_back, Lead.objects.unscoped()
    verb = BACK.get(run.undoes.kind, hand_back)
    return verb, Lead.objects.everywhere() if verb is take_out else Lead.objects.unscoped()


VERBS = {
    # From the kind of a run to what it does with leads one may do what with.
    Run.Kind.OWNER: (hand_over, "assign"),
    Run.Kind.ROUND_ROBIN: (deal, "assign"),
    Run.Kind.RULE: (assign, "assign"),
    Run.Kind.STATUS: (set_status, "change"),
    Run.Kind.DELETE: (put_away, "delete"),
}
BACK = {Run.Kind.STATUS: set_status, Run.Kind.DELETE: take_out}
