"""What becomes of a batch of rows: leads to store, leads to change, a result for each row."""

from django.utils.translation import gettext as _

from accounts.models import Organization
from leads.assignment import assign_by_active_rule
from leads.models import Import, ImportRow, Lead, Owner
from leads.models.lead_queryset import Act
from prm.sql import insert_all

from . import owners, twins

Outcome = ImportRow.Outcome
NOT_UPDATED = {"owner", "created_at"}  # A lead changes hands by a transfer only.


class Batch:
    """Decides about drafts one by one; the database is read by Twins and Owners only."""

    def __init__(self, job, drafts, twins, owners, default_status):
        self.job, self.drafts = job, drafts
        self.twins, self.owners = twins, owners
        self.default_status = default_status
        self.new = {}  # From a lead's id to the lead.
        self.named = {}  # From a new lead's id to whom its row names as owner.
        self.changes = {}  # From the id of a stored lead to its new values.
        self.results = [self.result(draft) for draft in drafts]

    @property
    def outcomes(self):
        return [result.outcome for result in self.results]

    def result(self, draft):
        if draft.problems:
            return self.row(draft, Outcome.REJECTED, reason=" ".join(draft.problems))
        twin = self.twins.of(draft) if self.twins else None
        if twin is None:
            return self.row(draft, Outcome.ACCEPTED, self.create(draft))
        if self.job.duplicates == Import.Duplicates.SKIP:
            reason = twins.exists_already(draft, self.job.match)
            return self.row(draft, Outcome.DUPLICATE, twin, reason)
        if not self.twins.may_change(twin):
            return self.row(draft, Outcome.DUPLICATE, twin, twins.not_yours())
        self.update(twin, draft)
        return self.row(draft, Outcome.UPDATED, twin)

    def row(self, draft, outcome, lead=None, reason=""):
        return ImportRow(
            job_id=self.job.pk,
            number=draft.row.number,
            line=draft.row.line,
            outcome=outcome,
            lead_id=lead.pk if lead else None,
            reason=reason,
            warnings="\n".join(draft.warnings),
            cells=draft.row.cells if outcome == Outcome.REJECTED else None,
        )

    def create(self, draft):
        values = {"status": self.default_status} | draft.values
        values.pop("owner", None)
        lead = Lead(**values, owner_id=self.job.owner_id, custom=draft.custom)
        self.new[lead.pk] = lead
        if who := self.named_owner(draft):
            self.named[lead.pk] = who
        if self.twins:
            self.twins.enter(lead)
        return lead

    def named_owner(self, draft):
        """The user or queue that the row names, or None."""
        who = self.owners.get(draft.owner) if draft.owner else None
        unknown = draft.owner and who is None and owners.nobody(draft.owner)
        if unknown and unknown not in draft.warnings:
            draft.warnings.append(unknown)
        return who

    def update(self, lead, draft):
        """Fill in what the file says; what it does not say stays."""
        wanted = {name: draft.values[name] for name in draft.values.keys() - NOT_UPDATED}
        wanted["custom"] = lead.custom | draft.custom
        changed = {name: value for name, value in wanted.items() if getattr(lead, name) != value}
        for name, value in changed.items():
            setattr(lead, name, value)
        if changed and lead.pk not in self.new:
            self.changes.setdefault(lead.pk, {}).update(changed)

    def keep_in_house(self):
        """Leads that would go to partners without the consent that is demanded: the importer's."""
        if not Organization.wants_consent():
            return
        silent = {pk: lead for pk, lead in self.new.items() if lead.consented_at is None}
        owned = {lead.owner_id for lead in silent.values()}
        outside = set(Owner.objects.outside().filter(pk__in=owned).values_list("pk", flat=True))
        kept = {pk for pk, lead in silent.items() if lead.owner_id in outside}
        for pk in kept:
            silent[pk].owner = owners.row_of(self.job.by)
        for result in self.results:
            if result.lead_id in kept:
                result.warnings = "\n".join(filter(None, [result.warnings, without_consent()]))

    def store(self):
        """Call it in the transaction that counts the batch."""
        for pk, who in self.named.items():
            self.new[pk].owner = owners.row_of(who)
        self.keep_in_house()
        job = self.job
        act = Act(job.by, "import", self.note, notify=job.notify, part_of=job.handover)
        Lead.objects.unscoped().enter(list(self.new.values()), act)
        self.assign()
        for pk, changed in self.changes.items():
            rows = Lead.objects.permitted(self.job.by, "change").filter(pk=pk)
            rows.change(changed, self.job.by)
        insert_all(ImportRow.objects.unscoped(), self.results)

    def assign(self):
        """Let the active rule say who gets the new leads, but for those whose row says it."""
        if self.job.by_rule and self.new.keys() - self.named.keys():
            (now,) = {lead.transferred_at for lead in self.new.values()}
            rows = Lead.objects.unscoped().filter(transferred_at=now, handover=self.job.handover)
            rows = rows.exclude(pk__in=self.named)
            assign_by_active_rule(rows, self.job.by, self.note, self.job.handover)

    @property
    def note(self):
        return (_("From the file %s") % self.job.name)[:255]


def without_consent():
    return _("There is no consent, so it did not go to a partner; you have it.")
