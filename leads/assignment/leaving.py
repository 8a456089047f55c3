"""What rules know of somebody who leaves: the entries that hand leads to them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.leaving import Held, Holding, register
from leads.models.assignment_rule import CHANGED, Revised
from leads.models.distribution import Distribution
from leads.models.owner import Owner
from leads.models.rule_entry import RuleEntry


@register
class RuleTargets(Holding):
    """Entries of assignment rules, and the place of the default lead owner."""

    key, label = "rule_targets", gettext_lazy("Targets of assignment rules")

    def entries_of(self, users):
        rows = RuleEntry.objects.in_force().filter(owner__user__in=users)
        return rows.select_related("version__rule").order_by("version__rule", "position")

    def is_default(self, users):
        owner = Distribution.current().default_owner
        return owner is not None and owner.user in users

    def held_by(self, users):
        lines = [
            (_("%(rule)s, entry %(number)d") % {"rule": e.version.rule, "number": e.position}, None)
            for e in self.entries_of(users)
        ]
        lines += [(_("Default lead owner"), None)] if self.is_default(users) else []
        return Held(len(lines), lines) if lines else None

    def hand_on(self, leave, to):
        """Each rule gets a new version in which the successor stands."""
        owner = to.row.lead_owner if to.kind == "queue" else Owner.objects.of(to.row)
        entries = self.entries_of(leave.users)
        gone = {entry.owner_id for entry in entries}
        for rule in entries.rules():
            revised = rule.retargeted(gone, owner)
            try:
                rule.revise(revised, leave.by, rule.latest, _("Goes to %s now") % owner)
            except Revised as error:
                raise ValidationError(CHANGED, params={"rule": rule}) from error
        if self.is_default(leave.users):
            now = Distribution.current()
            now.default_owner = owner
            now.keep()
