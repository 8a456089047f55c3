"""The result of a run, lead by lead, for its page and for download."""

from collections import Counter
from dataclasses import dataclass
from itertools import starmap

from django.db.models import Count, F
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.assignment.trial import Trial
from leads.imports.formulas import written
from leads.models import Lead, Owner, Run, RunRow
from leads.models.consent import is_held
from leads.models.hand import Lot
from leads.names import Names
from prm.paging import page_of

Outcome, Reason = RunRow.Outcome, RunRow.Reason
PILLS = {Outcome.WAITING: "new", Outcome.DONE: "good", Outcome.SKIPPED: "warn"}
MOST_OWNERS = 12
AT_ONCE = 500
TITLES = {
    Outcome.WAITING: gettext_lazy("Not changed"),
    Outcome.DONE: gettext_lazy("Changed"),
    Outcome.SKIPPED: gettext_lazy("Skipped"),
}


@dataclass
class Tab:
    """One sort of results: how many there are, and whether the page shows it."""

    key: str
    title: str
    count: int
    is_current: bool = False


def tabs(run, asked):
    """The sorts of results there are; the one asked for, or else the first, is shown."""
    counts = {Outcome.WAITING: run.left, Outcome.DONE: run.changed, Outcome.SKIPPED: run.skipped}
    titles = TITLES | ({Outcome.WAITING: _("Will change")} if run.is_draft else {})
    found = [Tab(str(key), title, counts[key]) for key, title in titles.items() if counts[key]]
    shown = next((tab for tab in found if tab.key == asked), next(iter(found), None))
    if shown:
        shown.is_current = True
    return found, shown


def results(user, run, query):
    """What the page of a run shows: its tabs, a page of leads, who gets how many, and why not."""
    rows = RunRow.objects.permitted(user, "view").filter(run=run)
    found, shown = tabs(run, query.get("show"))
    if shown:
        rows = rows.filter(outcome=shown.key)
    page = page_of(rows.select_related(*WITH), ("id",), query)
    tell_leads(user, page.rows)
    return {
        "tabs": found,
        "page": page,
        "receivers": receivers(user, run) if run.moves_owner else [],
        "reasons": reasons(run) if run.skipped else [],
    }


WITH = ("owner_seen__user", "owner_seen__queue", "to_owner__user__contact__account")
WITH += ("to_owner__queue",)


def tell_leads(user, rows):
    """Tell each row its lead, if the person may see it now: `seen_lead`; and from whom to whom."""
    names = Names(user, [owner for row in rows for owner in (row.owner_seen, row.to_owner)])
    pks = [row.lead_id for row in rows if row.lead_id]
    seen = Lead.objects.permitted(user, "view").in_bulk(pks)
    binned = Lead.objects.bin(user).in_bulk(pks)
    for row in rows:
        row.seen_lead = seen.get(row.lead_id) or binned.get(row.lead_id)
        row.pill = PILLS[row.outcome]
        row.from_name = names.of(row.owner_seen)
        row.to_name = names.of(row.to_owner) if row.to_owner else ""


def receivers(user, run):
    """Who gets how many, by name, the most first; past a dozen the rest in one line."""
    numbers = foreseen(run) if run.is_draft else counted(run)
    first = dict(numbers[:MOST_OWNERS])
    owners = Owner.objects.select_related("user__contact__account", "queue").in_bulk(first)
    names = Names(user, owners.values())
    known = [(owners[pk], number) for pk, number in first.items() if names.knows(owners[pk])]
    rest = sum(number for _owner, number in numbers[MOST_OWNERS:])
    unseen = sum(first.values()) - sum(number for _owner, number in known)
    stay = run.left - sum(number for _owner, number in numbers) if run.is_draft else 0
    lines = [(_("Partner users you do not see"), unseen), (_("Others"), rest)]
    lines.append((_("Nobody: they stay where they are"), stay))
    return [(called(owner), n) for owner, n in known] + [line for line in lines if line[1]]


def called(owner):
    return f"{owner}, {owner.account}" if owner.account else str(owner)


def foreseen(run):
    """Before a run: who would get how many as things stand now."""
    if run.round_robin:
        hands = run.round_robin.foreseen().hands(lots_of(run))
        return Counter(owner.pk for owner, _why in hands if owner).most_common()
    if run.rule:
        waiting = RunRow.objects.unscoped().filter(run=run).waiting()
        leads = Lead.objects.unscoped().filter(pk__in=waiting.values("lead"))
        return [(share.owner.pk, share.gets) for share in Trial(run.rule, leads).shares]
    return counted(run)


def lots_of(run):
    """The leads that wait, as a round robin deals them, in the order of the run."""
    here = {"run_rows__run": run, "run_rows__outcome": Outcome.WAITING}
    leads = Lead.objects.unscoped().filter(**here, owner=F("run_rows__owner_seen"))
    return starmap(Lot, leads.order_by("run_rows").values_list("owner", is_held()))


def counted(run):
    rows = RunRow.objects.unscoped().filter(run=run).exclude(outcome=Outcome.SKIPPED).order_by()
    rows = rows.exclude(to_owner=None).values_list("to_owner").annotate(n=Count("pk"))
    return list(rows.order_by("-n", "to_owner"))


def reasons(run):
    """Why leads are skipped, and how many for each reason."""
    rows = RunRow.objects.unscoped().filter(run=run).skipped().order_by()
    numbers = rows.values_list("reason").annotate(n=Count("pk")).order_by("-n")
    return [(Reason(reason).label, number) for reason, number in numbers]


def results_csv(user, run):
    """Every lead of a run with its result, line by line; names of those one may see."""
    yield "\ufeff" + written([_("Name"), _("Company"), *headers(run), _("Result"), _("Why")])
    rows = RunRow.objects.permitted(user, "view").filter(run=run).select_related(*WITH)
    for batch in batches(rows):
        tell_leads(user, batch)
        for row in batch:
            yield written(cells(run, row))


def batches(rows):
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield batch
        last = batch[-1].pk


def headers(run):
    changes = [_("Status before"), _("Status after")] if run.changes_status else []
    owners = [_("Owner before"), _("Owner after")] if run.moves_owner else []
    return [*owners, *changes, _("When")]


def cells(run, row):
    lead = row.seen_lead
    owners = [row.from_name, row.to_name] if run.moves_owner else []
    statuses = [row.status_seen, row.status_to] if run.changes_status else []
    when = date_format(localtime(row.at), "Y-m-d H:i") if row.at else ""
    names = [lead.full_name, lead.company] if lead else ["", ""]
    return [
        *(*names, *owners, *statuses, when),
        *(row.get_outcome_display(), row.get_reason_display()),
    ]


def effect(run):
    """What a run would do, in words, for the button and the heading of its preview."""
    kinds = Run.Kind
    words = {
        kinds.STATUS: _("%(n)s leads get the status %(target)s."),
        kinds.DELETE: _("%(n)s leads go to the bin. They can be brought back for 30 days."),
        kinds.UNDO: _("%(n)s leads go back to where they were."),
    }
    words = words.get(run.kind, _("%(n)s leads get a new owner."))
    return words % {"n": f"{run.left:,}", "target": run.target}
