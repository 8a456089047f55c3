"""What is to become of many leads at once."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from leads.forms.owner import OwnerFields
from leads.lookup.spreads import RECEIVERS
from leads.models import Pick
from leads.runs import plans
from prm.once import Once


class PlannedForm(Once):
    """Mix in: a form that says what is to become of the leads; they are frozen with that."""

    def draft(self, user, selection):
        """The run that does it, not started."""
        run = plans.freeze(user, self.plan, selection.leads)
        if not run.rows:
            raise ValidationError(_("None of these leads is there any more."))
        return run


class BulkOwnerForm(PlannedForm, OwnerFields):
    """One owner for all of them, or what says one for each: a round robin, the active rule."""

    kinds = RECEIVERS

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who gets the leads."))
        return choice

    @property
    def plan(self):
        choice = self.cleaned_data["choice"]
        key = self.kind_of(choice).key
        if key == "robin":
            return plans.spreading(choice.row, notify=self.wants_mail)
        if key == "rule":
            return plans.ruling(choice.row)
        return plans.handing(self.owner_of(choice), notify=self.wants_mail)


class BulkStatusForm(PlannedForm):
    """One status for all of them."""

    status = forms.ChoiceField(label=gettext_lazy("New status"))

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)
        picked = Pick.objects.active().by_field()[Pick.Field.STATUS]
        self.fields["status"].choices = [("", _("Choose a status")), *((v, v) for v in picked)]

    @property
    def plan(self):
        return plans.setting_status(self.cleaned_data["status"])


class BulkDeletionForm(PlannedForm):
    """All of them into the bin."""

    def __init__(self, user, *args, **options):
        super().__init__(*args, **options)

    @property
    def plan(self):
        return plans.deleting()
