"""Where the leads of a queue go before it is deleted."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from leads.forms.choice import ChoiceFields
from leads.lookup import OWNERS
from leads.models import Lead, Transfer
from leads.models.act import Act
from leads.queue_uses import uses_of


class QueueRemovalForm(ChoiceFields):
    """Another owner for the leads, if there are any; then the queue is deleted."""

    kinds = OWNERS

    def __init__(self, chooser, queue, *args, **options):
        super().__init__(chooser, *args, **options)
        self.queue, self.uses = queue, uses_of(queue)
        self.leads = Lead.objects.everywhere().filter(owner=queue.lead_owner)
        self.number = self.leads.count()
        self.fields["kind"].label = _("New owner is a")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is not None and choice.row == self.queue:
            raise ValidationError(_("Choose another queue than this one."))
        if choice is None and self.number:
            raise ValidationError(_("Choose who gets the leads."))
        return choice

    def clean(self):
        if self.uses:
            raise ValidationError(_("The queue is still used. Take it out of the places below."))

    @transaction.atomic
    def remove(self):
        """Move the leads, in the bin or not, and delete the queue. Answers how many moved."""
        choice, moved = self.cleaned_data["choice"], 0
        if choice is not None:
            owner = self.kind_of(choice).owner(choice.row)
            note = _("The queue %s was deleted.") % self.queue
            act = Act(self.chooser, Transfer.Reason.BULK, note=note, notify=True)
            moved = self.leads.transfer(owner, act)
        if not self.queue.delete_from_lists():
            raise ValidationError(_("A lead came into the queue meanwhile. Try again."))
        return moved
