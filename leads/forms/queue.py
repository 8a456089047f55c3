"""Making and changing a queue, and letting members in."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from leads.forms.choice import ChoiceFields
from leads.lookup import MEMBERS
from leads.models import Queue
from prm.once import Once


class QueueForm(Once, forms.ModelForm):
    class Meta:
        model = Queue
        fields = ["name", "description", "email"]
        widgets = {"description": forms.Textarea(attrs={"rows": 2})}

    def store(self):
        """The queue as the form has it, made if it is new."""
        if self.instance.pk:
            return self.save()
        return Queue.found(**{name: self.cleaned_data[name] for name in self.Meta.fields})


class MemberForm(ChoiceFields):
    """Another member of a queue."""

    kinds = MEMBERS

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["kind"].label = _("Member is a")
        self.fields["q"].label = _("Search by name")

    def clean_choice(self):
        choice = super().clean_choice()
        if choice is None:
            raise ValidationError(_("Choose who may take leads from this queue."))
        return choice

    @property
    def member(self):
        """The user or group that was chosen."""
        choice = self.cleaned_data["choice"]
        return self.kind_of(choice).member(choice.row)
