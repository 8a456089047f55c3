"""The tick box that lets the active assignment rule say who gets a lead."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy

from leads.assignment import assign_by_active_rule, hold_round_robins, is_decided
from leads.forms.lead import LeadForm, NewLeadForm
from leads.models.telling import tell_new_owners
from prm.once import Once

LABEL = gettext_lazy("Assign using active assignment rule")


class ByRule(forms.Form):
    """Mix in: without a rule or a default lead owner there is nothing to tick."""

    by_rule = forms.BooleanField(label=LABEL, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if not is_decided():
            del self.fields["by_rule"]

    @property
    def wants_rule(self):
        return self.cleaned_data.get("by_rule", False)


class CreateForm(ByRule, NewLeadForm):
    """A new lead, of who makes it, of somebody they choose, or of whom the rule says."""

    def enter(self):
        """Store the lead with its history; who has it in the end gets the mail."""
        lead = super().enter()
        if self.wants_rule and not assign_by_active_rule(lead, self.chooser):
            tell_new_owners(lead.handover)
        return lead

    @property
    def part_of(self):
        """Nobody is told before the rule has spoken."""
        return uuid.uuid4() if self.wants_rule else None


class EditForm(Once, ByRule, LeadForm):
    """What a lead holds; saved, the rule may say who gets it. Store it within `once`."""

    def store(self, by):
        if self.wants_rule:
            hold_round_robins()
        stored = super().store(by)
        if stored and self.wants_rule:
            assign_by_active_rule(self.instance, by)
        return stored
