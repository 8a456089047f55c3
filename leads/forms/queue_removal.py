"""Who takes the place of a queue before it is deleted: its leads, and wherever it is used."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from leads.forms.choice import ChoiceFields
from leads.lookup import OWNERS
from leads.models import Lead, Transfer
from leads.models.act import Act
from leads.queue_uses import move_uses, uses_of


class QueueRemovalForm(ChoiceFields):
    """Another owner for the leads and the places, if there are any; then the queue is deleted."""

    kinds = OWNERS

    def __init__(self, chooser, queue, *args, **options):
        super().__init__(chooser, *args, **options)
        self.queue, uses = queue, uses_of(queue)
        self.places = [use for use in uses if use.can_move]
        self.unfinished = [use for use in uses if not use.can_move]
        self.leads = Lead.objects.everywhere().filter(owner=queue.lead_owner)
        self.number = self.leads.count()
        self.fields["kind"].label = _("New owner is a")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is not None and choice.row == self.queue:
            raise ValidationError(_("Choose another queue than this one."))
        if choice is None and self.number:
            raise ValidationError(_("Choose who gets the leads."))
        if choice is None and self.places:
            raise ValidationError(_("Choose who takes the queue’s place."))
        return choice

    def clean(self):
        if self.unfinished:
            raise ValidationError(_("Leads still come into the queue. Wait until that is done."))

    @transaction.atomic
    def remove(self):
        """Move the places and the leads, in the bin or not, and delete the queue.

        Answers how many leads moved. Raises ValidationError with what refuses it.
        """
        choice = self.cleaned_data["choice"]
        moved = self.hand_on(self.kind_of(choice).owner(choice.row)) if choice else 0
        if not self.queue.delete_from_lists():
            raise ValidationError(_("A lead came into the queue meanwhile. Try again."))
        if uses_of(self.queue):
            raise ValidationError(_("The queue is used again since a moment ago. Try again."))
        return moved

    def hand_on(self, owner):
        """The places first: nobody deals by a round robin with its leads locked."""
        move_uses(self.queue, owner, self.chooser)
        note = _("The queue %s was deleted.") % self.queue
        act = Act(self.chooser, Transfer.Reason.BULK, note=note, notify=True)
        moved = self.leads.transfer(owner, act)
        if self.leads.held_back_from(owner).exists():
            raise ValidationError(_("Some leads cannot go there. Choose another place."))
        return moved
