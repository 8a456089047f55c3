"""What became of leads since a run had them: conditions over the rows that it wrote of them."""

from django.db.models import Exists, F, OuterRef, Q

from leads.models import LeadActivity, RunRow, StatusChange, Transfer


def moved_since(run):
    """Whether a lead is not where the run put it any more.

    What a later run did and was undone of, the lead is where it was; undoing this run, if
    only as far as it came, is none of that.
    """
    later = Transfer.objects.unscoped().filter(lead=OuterRef("lead"), at__gt=OuterRef("at"))
    later = later.exclude(handover=run.handover)
    put_back = RunRow.objects.unscoped().done()
    put_back = put_back.filter(lead=OuterRef("lead"), run__undoes=OuterRef("run"))
    stands = Q(run__undoes=None) | Q(run__undoes=run)
    return Exists(later.filter(stands).exclude(Exists(put_back)))


def worked_on_since(at):
    """Whether somebody did something with a lead since then: `at` names it, as of the rows."""
    at, lead = OuterRef(at), OuterRef("lead")
    statuses = StatusChange.objects.unscoped().filter(lead=lead, at__gt=at)
    edited = Q(lead__updated_at__gt=F("lead__transferred_at"))
    return edited | Exists(statuses) | Exists(filed_since(lead, at))


def filed_since(lead, at):
    """What people filed with a lead since, or what they filed before and did since."""
    written = Q(activity__created_at__gt=at) | Q(activity__edited_at__gt=at)
    done = Q(activity__done_at__gt=at)
    return LeadActivity.objects.unscoped().filter(written | done, lead=lead)
